// @ts-check
// Shows why a page does not work if its modules cannot load. This is a classic script, since browsers load no modules
// for a page opened as a file.

const FILE = "Cuecard does not run from a file. Put its folder on a web server and open it there.";
const LOST = "Part of this page could not be loaded. Check your connection, then reload the page.";

/** @param {string} text */
const show = text => {
  const region = document.querySelector("[role=alert]");
  if (region) region.textContent = text;
};

if (location.protocol == "file:") show(FILE);
// In a sandboxed frame, which has an opaque origin, the page shows a link instead.
else if (origin != "null") {
  addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && target.type == "module" && show(LOST), true);
}
