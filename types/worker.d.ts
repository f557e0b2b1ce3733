// The JavaScript that wasm-bindgen generates for the worker: the exports of src/bin/worker.rs.

export default function init(from: { module_or_path: unknown }): Promise<unknown>;
export function answer(request: string, file: Uint8Array | undefined, size: number): unknown;
export function most(): number;
