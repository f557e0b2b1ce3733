// The app's worker: reads and writes files, and computes figures. The app starts it for one request and terminates it
// after the reply.
import init, { answer, most } from "./worker.js";
import { fetchWhole } from "./shared/wasm.js";

addEventListener("message", async ({ data: [file, request] }) => {
  try {
    await init({ module_or_path: fetchWhole(new URL("./worker_bg.wasm", import.meta.url)) });
    const size = file ? file.size : 0;
    const bytes = file && new Uint8Array(size > most() ? 0 : await file.arrayBuffer());
    postMessage(answer(request, bytes || undefined, size));
  } catch {
    postMessage("");
  }
});
