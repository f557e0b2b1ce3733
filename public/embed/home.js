// @ts-check
// The folder of the full app, where it is known: around this one, in a copy of the app. The package for npm, which is no copy
// of the app, has this file with nothing in the quotes.

export const HOME = new URL("../", import.meta.url).href;
