// @ts-check
// What the policy in a page's head leaves: the scripts of workers may be started, by exactly their addresses. Markup and
// scripts made of text are refused, since nothing says that they may be trusted.

/**
 * Lets the page start the scripts of these names in that folder as workers, and nothing else.
 * @param {string} folder
 * @param {string[]} names
 */
export const trustWorkers = (folder, names) => {
  const workers = names.map(name => new URL(name, folder).href);
  /** @param {string} address */
  const createScriptURL = address => workers.find(worker => worker == new URL(address, document.baseURI).href) ?? null;
  window.trustedTypes?.createPolicy("default", { createScriptURL });
};
