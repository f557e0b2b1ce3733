// @ts-check
// What goes wrong with a widget, in a sentence each.

/** @satisfies {Record<import("../embed").CuecardErrorCode | "gone" | "waiting", string>} Of the last two the page is not told. */
const WORDS = {
  load: "The quiz did not arrive. Check the connection.",
  absent: "A file of the quiz is not there: ",
  wasm: "The quiz needs WebAssembly, which this browser does not run. Lockdown Mode, for one, turns it off.",
  file: "The quiz does not run from a file. Put its folder on a web server and open it there.",
  policy: "This page’s security policy does not let the quiz run.",
  stopped: "The quiz has stopped. What was rated is kept; reload the page to go on.",
  style: "The quiz came without its looks, without which it would show its answers. Whoever keeps this page can mend that.",
  gone: "The quiz was taken off the page.",
  section: "This deck has no such section; all cards are asked: ",
  words: "The words of the quiz are not there: ",
  address: "This is no address of a deck: ",
  missing: "The deck is not there: ",
  late: "The deck did not come in time.",
  large: "The deck is too large; 5 MB is the most.",
  page: "There is a web page where the deck should be.",
  json: "The deck is no JSON; look at line ",
  markdown: "The deck has a mistake in its Markdown, at line ",
  slow: "The deck takes too long to be read.",
  unread: "The deck could not be read.",
  worker: "A deck in Markdown as large as this is read in a worker, which this page’s security policy does not let run; 200 KB is the most without.",
  form: "The deck is not of the form of a deck, near: ",
  new: "The deck is of a newer form than this quiz can read: ",
  waiting: "There are no cards here yet.",
  content: "This quiz has no question with an answer.",
  empty: "The deck has no cards.",
  id: "The deck has an id that is not made of small letters, digits and hyphens: ",
  long: "The deck has an id of more than 64 letters, which begins: ",
  same: "The deck has an id twice: ",
  unfinished: "The deck has a card without a question or an answer: ",
  points: "The deck has a card with points it cannot have: ",
  deep: "The deck has a card that is nested more than eight deep: ",
  sections: "The deck has too many sections; 2,000 are the most.",
  topics: "The deck has too many topics; 20,000 are the most.",
  cards: "The deck has too many cards; 20,000 are the most.",
  parts: "The deck has a card with more than 5,000 paragraphs, items and pieces of text: ",
  link: "The deck has a link that is not followed here: ",
};

/** @typedef {keyof typeof WORDS} Code */

/**
 * An error with a code for programs and a sentence for people; `detail` ends it where there is one.
 * @param {string} code one of the list; `deck` where that is the first word of `detail`, which the app says of a deck
 */
export const quizError = (code, detail = "") => {
  const [word, ...rest] = code == "deck" ? detail.split(" ") : [code, detail];
  const end = rest.join(" ").slice(0, 200);
  return Object.assign(new Error((WORDS[/** @type {Code} */ (word)] + end).replace(/: $/, ".")), { code: /** @type {string} */ (word) });
};
