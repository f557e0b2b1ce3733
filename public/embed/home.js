// @ts-check
// The address of the full app's folder: the parent of this one. The npm package does not contain the app, so there the
// constant is an empty string.

export const HOME = new URL("../", import.meta.url).href;
