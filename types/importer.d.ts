// The glue that wasm-bindgen writes for the importer: what src/bin/importer.rs exports.

export default function init(from: { module_or_path: unknown }): Promise<unknown>;
/** The JSON of a deck in Markdown; throws a text that says what is wrong with it. */
export function read(markdown: string): string;
