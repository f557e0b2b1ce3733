// @ts-check
// What goes wrong with a widget, in a sentence each.

import {
  quizLoad, quizAbsent, quizWasm, quizFile, quizPolicy, quizStopped, quizStyle, quizGone, quizSection, quizWords,
  quizAddress, quizMissing, quizLate, quizLarge, quizPage, quizJson, quizMarkdown, quizSlow, quizUnread, quizWorker,
  quizForm, quizNew, quizWaiting, quizContent, quizEmpty, quizId, quizLong, quizSame, quizUnfinished, quizPoints,
  quizDeep, quizSections, quizTopics, quizCards, quizParts, quizLink,
} from "../shared/messages.js";
import { say } from "../shared/say.js";

/** @typedef {import("../shared/say.js").Message} Message */
/** @typedef {import("../shared/say.js").Words} Words */
/** @typedef {Error & { code: string, said: Message, detail: string }} QuizError */

/** @satisfies {Record<import("../embed").CuecardErrorCode | "gone" | "waiting", Message>} Of the last two the page is not told. */
const SENTENCES = {
  load: quizLoad,
  absent: quizAbsent,
  wasm: quizWasm,
  file: quizFile,
  policy: quizPolicy,
  stopped: quizStopped,
  style: quizStyle,
  gone: quizGone,
  section: quizSection,
  words: quizWords,
  address: quizAddress,
  missing: quizMissing,
  late: quizLate,
  large: quizLarge,
  page: quizPage,
  json: quizJson,
  markdown: quizMarkdown,
  slow: quizSlow,
  unread: quizUnread,
  worker: quizWorker,
  form: quizForm,
  new: quizNew,
  waiting: quizWaiting,
  content: quizContent,
  empty: quizEmpty,
  id: quizId,
  long: quizLong,
  same: quizSame,
  unfinished: quizUnfinished,
  points: quizPoints,
  deep: quizDeep,
  sections: quizSections,
  topics: quizTopics,
  cards: quizCards,
  parts: quizParts,
  link: quizLink,
};

/** @typedef {keyof typeof SENTENCES} Code */

/** @type {(said: Message, detail: string, words: Words) => string} */
const sentence = (said, detail, words) => say(said, { detail }, words).replace(/: $/, ".");

/**
 * An error with a code for programs and an English sentence; `detail` ends it where there is one.
 * @param {string} code one of the list; `deck` where that is the first word of `detail`, which the app says of a deck
 * @returns {QuizError}
 */
export const quizError = (code, detail = "") => {
  const [word, ...rest] = code == "deck" ? detail.split(" ") : [code, detail];
  const end = rest.join(" ").slice(0, 200), said = SENTENCES[/** @type {Code} */ (word)];
  return Object.assign(new Error(sentence(said, end, {})), { code: /** @type {string} */ (word), said, detail: end });
};

/**
 * What an error says to the reader, in the language of the words.
 * @param {Error & Partial<QuizError>} error
 * @param {Words} [words]
 */
export const sentenceOf = ({ message, said, detail = "" }, words = {}) => (said ? sentence(said, detail, words) : message);
