// @ts-check
// Starts the workers: the app's, which reads and writes files, and the importer, which reads Markdown.

/** The folder of the workers: see embed.js. */
const FOLDER = new URL(new URL("../worker_bg.wasm", import.meta.url).href, globalThis.document?.baseURI).href.replace(/[^/]*$/, "");

/** @param {string} address */
const begin = address => new Worker(address, { type: "module" });

/**
 * The address of the worker that is about to be started, which is all that our policy lets through.
 * @type {string}
 */
let named;
/** @type {TrustedTypePolicy | undefined} */
let policy;
/**
 * An address as pages want it that require trusted types; an error where they do not allow a policy called `cuecard`.
 * @param {string} address
 */
const trusted = address => {
  named = address;
  policy ??= window.trustedTypes?.createPolicy("cuecard", { createScriptURL: url => (url == named ? url : null) });
  return policy?.createScriptURL(address) ?? address;
};

/** @param {string} address */
const beginTrusted = address => {
  const types = globalThis.trustedTypes;
  if (!types) return begin(address);
  try {
    // A policy of the page's for all addresses may let this one through.
    if (types.defaultPolicy) return begin(address);
  } catch {
    // It does not.
  }
  let allowed = address;
  try {
    allowed = trusted(address);
  } catch {
    // The page does not allow our policy, but it may require none.
  }
  return begin(allowed);
};

/**
 * Starts a worker. It cannot be started at an address of another origin, but one of our own can load a script from there. An
 * error where the page's policy does not let it be started.
 * @param {string} name
 * @param {() => Worker} direct starts it where its origin is the page's
 */
const start = (name, direct) => {
  const { origin } = new URL(FOLDER);
  if (origin == location.origin) {
    try {
      return direct();
    } catch (error) {
      if (!globalThis.trustedTypes) throw error;
      return begin(trusted(FOLDER + name));
    }
  }
  const script = `import ${JSON.stringify(FOLDER + name)}`;
  const own = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  try {
    return beginTrusted(own);
  } finally {
    // Once it is fetched, which takes no network.
    setTimeout(URL.revokeObjectURL, 10000, own);
  }
};

// Written so that bundlers see which files belong to them.
export const appWorker = () =>
  start("app-worker.js", () => new Worker(new URL("../app-worker.js", import.meta.url), { type: "module" }));
export const importerWorker = () =>
  start("importer-worker.js", () => new Worker(new URL("../importer-worker.js", import.meta.url), { type: "module" }));
