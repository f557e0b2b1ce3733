// The worker that reads and writes files and fits the memory model. It is started for one request, and ended with its reply.
import init, { answer, most } from "./worker.js";
import { whole } from "./wasm.js";

addEventListener("message", async ({ data: [file, request] }) => {
  try {
    await init({ module_or_path: whole(new URL("./worker_bg.wasm", import.meta.url)) });
    const size = file ? file.size : 0;
    const bytes = file && new Uint8Array(size > most() ? 0 : await file.arrayBuffer());
    postMessage(answer(request, bytes || undefined, size));
  } catch {
    postMessage("");
  }
});
