// @ts-check
// Imports decks in Markdown in a worker, so that a long import does not block the page.

import { fetchWhole } from "../shared/wasm.js";
import { quizError } from "./errors.js";
import { importerWorker } from "./workers.js";

/** Timeouts for loading the importer, and for importing a deck. */
const LOAD_MS = 30_000, IMPORT_MS = 20_000;
/** Interval at which the import checks whether it is still wanted. */
const POLL_MS = 500;
/** Without a worker the page imports decks up to this many characters, which does not block it noticeably. */
const MAX_ON_PAGE = 200_000;

/**
 * Imports a deck in Markdown on the page, if the policy or the browser allows no worker. Returns its JSON.
 * @param {string} text
 */
const importOnPage = async text => {
  if (text.length > MAX_ON_PAGE) throw quizError("worker");
  try {
    const importer = await import("../importer.js");
    await importer.default({ module_or_path: fetchWhole(new URL("../importer_bg.wasm", import.meta.url)) });
    return importer.read(text);
  } catch (error) {
    // The importer throws a string for an error in the deck. Any other value means that it failed to load.
    throw typeof error == "string" ? quizError("markdown", error) : quizError("load");
  }
};

/**
 * Imports a deck in Markdown and returns its JSON. Stops once `isWanted` returns false. Loads the importer on demand,
 * since most decks are JSON.
 * @param {string} text
 * @param {() => boolean} isWanted
 * @returns {Promise<string>}
 */
export const importMarkdown = (text, isWanted) => new Promise((done, fail) => {
  if (!globalThis.WebAssembly) return fail(quizError("wasm"));
  /** @type {Worker} */
  let worker;
  /** @type {number} */
  let timer;
  try {
    worker = importerWorker();
  } catch {
    return done(importOnPage(text));
  }
  const end = () => {
    worker.terminate();
    clearTimeout(timer);
    clearInterval(poll);
  };
  /** @param {string} code */
  const stop = code => {
    end();
    fail(quizError(code));
  };
  const poll = setInterval(() => isWanted() || stop("gone"), POLL_MS);
  timer = setTimeout(stop, LOAD_MS, "late");
  let hasBegun = false;
  worker.addEventListener("message", ({ data: [what, words] }) => {
    if (what == "begun") {
      hasBegun = true;
      clearTimeout(timer);
      timer = setTimeout(stop, IMPORT_MS, "slow");
      return;
    }
    end();
    if (what == "json") done(words);
    else fail(quizError(what, words));
  });
  // An error before the import has begun may mean that the page's policy blocks workers.
  worker.addEventListener("error", event => {
    event.preventDefault();
    if (hasBegun) return stop("unread");
    end();
    done(importOnPage(text));
  });
  worker.postMessage(text);
});
