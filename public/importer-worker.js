// The worker that reads a deck in Markdown. It says when it begins to read, and is ended with its answer.
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
    // What is wrong with the deck is told in words.
    postMessage(typeof error == "string" ? ["markdown", error] : ["unread"]);
  }
});
