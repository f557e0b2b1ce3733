// @ts-check
// Fetches Wasm that the first card does not need, and compiles it after the download is complete.
//
// With streaming compilation some browsers, as Firefox 140, neither resolve nor reject after a truncated download.

/**
 * Returns the bytes at an address. Throws an error whose `missing` is the address if the host has no such file.
 * @param {string | URL} address
 */
export const fetchWhole = async address => {
  // Some bundlers write addresses without an origin, which a worker started from a `blob:` address cannot resolve.
  const response = await fetch(/^\//.test(String(address)) ? origin + address : address);
  if (!response.ok) throw Object.assign(new Error(`${response.url} is not there: ${response.status}`), { missing: response.url });
  return response.arrayBuffer();
};

/** Whether the page's policy allows Wasm. Instantiates an empty module, which all browsers reject if it does not. */
export const isWasmAllowed = async () => {
  try {
    return !!(await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    // Without WebAssembly the policy is not the cause.
    return !globalThis.WebAssembly;
  }
};
