// @ts-check
// Receives input of the page: chosen, dropped or pasted files and texts, files opened by the system, and shared forms.
// Each item is `{ name, text }` or `{ name, file }`, with the name as it appears in a sentence.

import { openShared } from "../shared/messages.js";
import { say } from "../shared/say.js";
import { inputError, quoted } from "./errors.js";

/** @typedef {{ name: string, text?: string, file?: File, isGone?: boolean }} Item */

const SCOPE = new URL("../", import.meta.url).pathname;
/** The cache in which the service worker stores a shared form: see sw.js. */
const SHARED = `cuecard ${SCOPE} shared`;

/** @type {(file: File) => Item} */
const ofFile = file => ({ name: quoted(file.name), file });
/** @type {(name: string, text: string) => Item} */
const ofText = (name, text) => ({ name, text });

/**
 * Returns the files of a file chooser, paste or drop; without files, its text.
 * @param {Iterable<File> & { length: number }} files
 */
export const fromData = (files, text = "", name = "") =>
  files.length ? [...files].map(ofFile) : text ? [ofText(name, text)] : [];

/** @type {(handle: FileSystemFileHandle) => Promise<Item>} */
const ofHandle = async handle => {
  try {
    return ofFile(await handle.getFile());
  } catch {
    return { name: quoted(handle.name), isGone: true };
  }
};

/**
 * Calls `take` with files that the system opens with the installed app, now or later, if the browser supports it.
 * @param {(items: Item[]) => void} take
 */
export const onLaunch = take => {
  window.launchQueue?.setConsumer(async ({ files = [] }) => {
    if (files.length) take(await Promise.all(files.map(ofHandle)));
  });
};

/**
 * Returns the items of the last shared form and deletes the stored form.
 * @returns {Promise<Item[]>}
 */
export const shared = async () => {
  try {
    if (!(await caches.has(SHARED))) return [];
    const last = (await (await caches.open(SHARED)).matchAll()).at(-1);
    // Delete the form before it is read, so that a form which breaks this page does not do so on every visit.
    await caches.delete(SHARED);
    if (!last) return [];
    const form = await last.formData().catch(() => null);
    return form ? ofForm(form) : [{ name: say(openShared), isGone: true }];
  } catch {
    // Cache storage is denied, so nothing is stored.
    return [];
  }
};

/**
 * Returns the files of a form; without files, its text. The sharing app may put a link in any field.
 * @param {FormData} form
 */
const ofForm = form => {
  const files = form.getAll("files").filter(file => file instanceof File).filter(file => file.size || file.name);
  const texts = ["text", "url", "title"].map(field => String(form.get(field) ?? ""));
  const text = texts.find(text => text.includes("#transfer=")) ?? texts.find(text => text.trim()) ?? "";
  return files.length ? files.map(ofFile) : [ofText(say(openShared), text)];
};

/**
 * Returns the text of an item.
 * @param {Item} item
 * @param {number} most bytes of a file, or characters of a text
 */
export const textOf = async ({ name, text = "", file, isGone }, most) => {
  if (isGone) throw inputError("unreadable", name);
  if ((file?.size ?? text.length) > most) throw inputError("large", name);
  if (!file) return text;
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    throw inputError("unreadable", name);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw inputError("binary", name);
  }
};
