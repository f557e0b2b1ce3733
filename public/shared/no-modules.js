// @ts-check
// Says why a page does nothing, where its modules cannot. This is no module itself: browsers load none for a page that
// was opened as a file.

const FILE = "Cuecard does not run from a file. Put its folder on a web server and open it there.";
const LOST = "Part of this page did not arrive. Check the connection, then reload the page.";

/** @param {string} text */
const say = text => {
  const place = document.querySelector("[role=alert]");
  if (place) place.textContent = text;
};

if (location.protocol == "file:") say(FILE);
// In a sandboxed frame, which is of no origin, the page itself says what to do.
else if (origin != "null") {
  addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && target.type == "module" && say(LOST), true);
}
