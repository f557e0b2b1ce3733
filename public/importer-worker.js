// The worker that parses a deck in Markdown. It posts "begun" before it parses; the page terminates it after the reply.
import init, { read } from "./importer.js";
import { fetchWhole } from "./shared/wasm.js";

addEventListener("message", async ({ data }) => {
  try {
    await init({ module_or_path: fetchWhole(new URL("./importer_bg.wasm", import.meta.url)) });
  } catch {
    return postMessage(["load"]);
  }
  postMessage(["begun"]);
  try {
    postMessage(["json", read(data)]);
  } catch (error) {
    // The importer throws a string for an error in the deck. Any other value is a fault of the importer.
    postMessage(typeof error == "string" ? ["markdown", error] : ["unread"]);
  }
});
