// How something comes to the page: chosen, dropped, pasted, or handed over by the system.
// Each comes as `{ name, text }` or `{ name, file }`; the name is what it is called in a sentence.

import { quoted, trouble } from "./words.js";

const ofFile = file => ({ name: quoted(file.name), file });
const ofText = (name, text) => ({ name, text });

/** Of a chooser, a field or a drop: its files, else its text. */
export const fromData = (files, text = "", name = "") =>
  files.length ? [...files].map(ofFile) : text ? [ofText(name, text)] : [];

const ofHandle = async handle => {
  try {
    return ofFile(await handle.getFile());
  } catch {
    return { name: quoted(handle.name), gone: true };
  }
};

/** Hears of files that the system hands to the installed app, where there is such a thing: now, or at any time. */
export const onLaunch = take => {
  window.launchQueue?.setConsumer(async ({ files = [] }) => {
    if (files.length) take(await Promise.all(files.map(ofHandle)));
  });
};

/** The text of something handed over. */
export const textOf = async ({ name, text, file, gone }, most) => {
  if (gone) throw trouble("unreadable", name);
  if ((file?.size ?? text.length) > most) throw trouble("large", name);
  if (!file) return text;
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    throw trouble("unreadable", name);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw trouble("binary", name);
  }
};
