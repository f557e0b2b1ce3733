// @ts-check
// Starts the workers: the app's worker, for files and figures, and the importer, for Markdown.

/** The folder of the worker scripts: see embed.js. */
const FOLDER = new URL(new URL("../worker_bg.wasm", import.meta.url).href, globalThis.document?.baseURI).href.replace(/[^/]*$/, "");

/** @param {string} address */
const createWorker = address => new Worker(address, { type: "module" });

/**
 * The address of the worker that is being started. Our policy allows only this one.
 * @type {string}
 */
let expectedAddress;
/** @type {TrustedTypePolicy | undefined} */
let policy;
/**
 * Returns an address as a trusted script URL. Throws if the page does not allow a policy named `cuecard`.
 * @param {string} address
 */
const trust = address => {
  expectedAddress = address;
  policy ??= window.trustedTypes?.createPolicy("cuecard", { createScriptURL: url => (url == expectedAddress ? url : null) });
  return policy?.createScriptURL(address) ?? address;
};

/**
 * Starts a worker at an address, which is trusted if the page requires and allows it.
 * @param {string} address
 */
const createTrustedWorker = address => {
  const types = globalThis.trustedTypes;
  if (!types) return createWorker(address);
  try {
    // The page's default policy may allow this address.
    if (types.defaultPolicy) return createWorker(address);
  } catch {
    // The default policy rejected the address.
  }
  let allowed = address;
  try {
    allowed = trust(address);
  } catch {
    // The page does not allow our policy, but it may not require trusted types.
  }
  return createWorker(allowed);
};

/**
 * Starts a worker. Browsers start no worker from another origin, so there a `blob:` script imports the worker's script.
 * Throws if the page's policy blocks the worker.
 * @param {string} name
 * @param {() => Worker} createDirectly starts the worker if its script has the page's origin
 */
const start = (name, createDirectly) => {
  const { origin } = new URL(FOLDER);
  if (origin == location.origin) {
    try {
      return createDirectly();
    } catch (error) {
      if (!globalThis.trustedTypes) throw error;
      return createWorker(trust(FOLDER + name));
    }
  }
  const script = `import ${JSON.stringify(FOLDER + name)}`;
  const blobAddress = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  try {
    return createTrustedWorker(blobAddress);
  } finally {
    // The browser has read the blob by then.
    setTimeout(URL.revokeObjectURL, 10000, blobAddress);
  }
};

// Bundlers recognise only this form of `new Worker` with a literal path.
export const appWorker = () =>
  start("app-worker.js", () => new Worker(new URL("../app-worker.js", import.meta.url), { type: "module" }));
export const importerWorker = () =>
  start("importer-worker.js", () => new Worker(new URL("../importer-worker.js", import.meta.url), { type: "module" }));
