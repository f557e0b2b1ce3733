// The JavaScript that wasm-bindgen generates for the importer: the exports of src/bin/importer.rs.

export default function init(from: { module_or_path: unknown }): Promise<unknown>;
/** Returns the JSON of a deck in Markdown; throws a string that describes the error in the deck. */
export function read(markdown: string): string;
