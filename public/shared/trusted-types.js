// @ts-check
// The page's content security policy requires trusted types. This policy allows only the scripts of workers, by their
// exact addresses. Browsers reject markup and scripts made from text, since no rule here creates them.

/**
 * Allows the page to start the named scripts of a folder as workers, and no other script.
 * @param {string} folder
 * @param {string[]} names
 */
export const trustWorkers = (folder, names) => {
  const workers = names.map(name => new URL(name, folder).href);
  /** @param {string} address */
  const createScriptURL = address => workers.find(worker => worker == new URL(address, document.baseURI).href) ?? null;
  window.trustedTypes?.createPolicy("default", { createScriptURL });
};
