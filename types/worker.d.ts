// The glue that wasm-bindgen writes for the worker: what src/bin/worker.rs exports.

export default function init(from: { module_or_path: unknown }): Promise<unknown>;
export function answer(request: string, file: Uint8Array | undefined, size: number): unknown;
export function most(): number;
