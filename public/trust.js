// What the policy in a page's head leaves: scripts beside the app may be started as workers, and no text becomes markup
// or script. As in boot.js, which stands in its page and can import nothing.

const APP = new URL("./", import.meta.url).href;
const createScriptURL = url => (new URL(url, APP).href.startsWith(APP) ? url : null);
window.trustedTypes?.createPolicy("default", { createScriptURL });
