// @ts-check
// Decks in Markdown, read in a worker: the page goes on meanwhile, however long that takes.

import { fetchWhole } from "../shared/wasm.js";
import { quizError } from "./errors.js";
import { importerWorker } from "./workers.js";

/** How long what reads decks is waited for, and then how long it may take. */
const LOAD_MS = 30_000, PATIENCE_MS = 20_000;
/** How often it is looked whether the element that asks is still there. */
const LOOK_MS = 500;
/** Where no worker is to be had, the page itself reads so many characters, and stands still for no longer than a blink. */
const MOST_ON_PAGE = 200_000;

/**
 * The JSON of a deck in Markdown, read on the page, as its policy or the browser has no worker for that.
 * @param {string} text
 */
const onPage = async text => {
  if (text.length > MOST_ON_PAGE) throw quizError("worker");
  try {
    const importer = await import("../importer.js");
    await importer.default({ module_or_path: fetchWhole(new URL("../importer_bg.wasm", import.meta.url)) });
    return importer.read(text);
  } catch (error) {
    // What is wrong with the deck is told in words; anything else is the way here.
    throw typeof error == "string" ? quizError("markdown", error) : quizError("load");
  }
};

/**
 * The JSON of a deck in Markdown, for as long as `isWanted`. What reads it comes now, for most decks do without.
 * @param {string} text
 * @param {() => boolean} isWanted
 * @returns {Promise<string>}
 */
export const imported = (text, isWanted) => new Promise((done, fail) => {
  if (!globalThis.WebAssembly) return fail(quizError("wasm"));
  /** @type {Worker} */
  let worker;
  /** @type {number} */
  let timer;
  try {
    worker = importerWorker();
  } catch {
    return done(onPage(text));
  }
  const end = () => {
    worker.terminate();
    clearTimeout(timer);
    clearInterval(looks);
  };
  /** @param {string} code */
  const stop = code => {
    end();
    fail(quizError(code));
  };
  const looks = setInterval(() => isWanted() || stop("gone"), LOOK_MS);
  timer = setTimeout(stop, LOAD_MS, "late");
  let hasBegun = false;
  worker.addEventListener("message", ({ data: [what, words] }) => {
    if (what == "begun") {
      hasBegun = true;
      clearTimeout(timer);
      timer = setTimeout(stop, PATIENCE_MS, "slow");
      return;
    }
    end();
    if (what == "json") done(words);
    else fail(quizError(what, words));
  });
  // Before it has begun, it may be that the page lets no worker be started.
  worker.addEventListener("error", event => {
    event.preventDefault();
    if (hasBegun) return stop("unread");
    end();
    done(onPage(text));
  });
  worker.postMessage(text);
});
