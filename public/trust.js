// What the policy in a page's head leaves: the scripts of workers may be started, by exactly their addresses, and no
// text becomes markup or script. As in boot.js, which stands in its page and can import nothing.

const WORKERS = ["sw.js", "app-worker.js", "importer-worker.js"].map(name => new URL(name, import.meta.url).href);
const whole = url => new URL(url, document.baseURI).href;
const createScriptURL = url => WORKERS.find(worker => worker == whole(url)) ?? null;
window.trustedTypes?.createPolicy("default", { createScriptURL });
