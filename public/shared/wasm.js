// @ts-check
// Wasm that nobody waits for before the first card: compiled once all of it is there.
//
// Where it is compiled as it comes, some browsers (Firefox 140 is one) never say that it ended early: it neither starts
// nor fails.

/**
 * The bytes at an address; else an error that names, as `missing`, the address of a file that is not there.
 * @param {string | URL} address
 */
export const fetchWhole = async address => {
  // Some bundlers know of addresses without an origin, which a worker that they start from a `blob:` cannot complete.
  const answer = await fetch(/^\//.test(String(address)) ? origin + address : address);
  if (!answer.ok) throw Object.assign(new Error(`${answer.url} is not there: ${answer.status}`), { missing: answer.url });
  return answer.arrayBuffer();
};

/** Whether the policy of the page lets Wasm run: asked with the smallest there is, in the way that every browser refuses. */
export const isWasmAllowed = async () => {
  try {
    return !!(await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    // Where there is no Wasm at all, no policy is at fault.
    return !globalThis.WebAssembly;
  }
};
