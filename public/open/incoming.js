// @ts-check
// How something comes to the page: chosen, dropped or pasted, handed over by the system, or shared by another app.
// Each comes as `{ name, text }` or `{ name, file }`; the name is what it is called in a sentence.

import { openShared } from "../shared/messages.js";
import { say } from "../shared/say.js";
import { inputError, quoted } from "./errors.js";

/** @typedef {{ name: string, text?: string, file?: File, isGone?: boolean }} Item */

const SCOPE = new URL("../", import.meta.url).pathname;
/** Where the service worker, which alone can take what is shared, puts it: see sw.js. */
const SHARED = `cuecard ${SCOPE} shared`;

/** @type {(file: File) => Item} */
const ofFile = file => ({ name: quoted(file.name), file });
/** @type {(name: string, text: string) => Item} */
const ofText = (name, text) => ({ name, text });

/**
 * Of a chooser, a field or a drop: its files, else its text.
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
 * Hears of files that the system hands to the installed app, where there is such a thing: now, or at any time.
 * @param {(items: Item[]) => void} take
 */
export const onLaunch = take => {
  window.launchQueue?.setConsumer(async ({ files = [] }) => {
    if (files.length) take(await Promise.all(files.map(ofHandle)));
  });
};

/**
 * What was shared last, which is then nowhere but here.
 * @returns {Promise<Item[]>}
 */
export const shared = async () => {
  try {
    if (!(await caches.has(SHARED))) return [];
    const last = (await (await caches.open(SHARED)).matchAll()).at(-1);
    // Before it is read: what this page cannot cope with must not wait for it every time.
    await caches.delete(SHARED);
    if (!last) return [];
    const form = await last.formData().catch(() => null);
    return form ? ofForm(form) : [{ name: say(openShared), isGone: true }];
  } catch {
    // Where the browser keeps nothing, there is nothing.
    return [];
  }
};

/**
 * The files of a form, else its text; an app may put a link into any field.
 * @param {FormData} form
 */
const ofForm = form => {
  const files = form.getAll("files").filter(file => file instanceof File).filter(file => file.size || file.name);
  const given = ["text", "url", "title"].map(field => String(form.get(field) ?? ""));
  const text = given.find(text => text.includes("#transfer=")) ?? given.find(text => text.trim()) ?? "";
  return files.length ? files.map(ofFile) : [ofText(say(openShared), text)];
};

/**
 * The text of something handed over.
 * @param {Item} item
 * @param {number} most bytes, or characters
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
