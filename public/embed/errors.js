// @ts-check
// The errors of a widget, each with a code and a sentence.

import {
  quizLoad, quizAbsent, quizWasm, quizFile, quizPolicy, quizStopped, quizStyle, quizGone, quizSection, quizWords,
  quizAddress, quizMissing, quizLate, quizLarge, quizPage, quizJson, quizMarkdown, quizSlow, quizUnread, quizWorker,
  quizForm, quizNew, quizWaiting, quizContent, quizEmpty, quizId, quizLong, quizSame, quizUnfinished, quizPoints,
  quizDeep, quizSections, quizTopics, quizCards, quizParts, quizLink,
} from "../shared/messages.js";
import { say } from "../shared/say.js";

/** @typedef {import("../shared/say.js").Message} Message */
/** @typedef {import("../shared/say.js").Words} Words */
/** @typedef {Error & { code: string, template: Message, detail: string }} QuizError */

/** @satisfies {Record<import("../embed").CuecardErrorCode | "gone" | "waiting", Message>} The last two are not reported to the host page. */
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

/** @type {(template: Message, detail: string, words: Words) => string} */
const sentence = (template, detail, words) => say(template, { detail }, words).replace(/: $/, ".");

/**
 * Creates an error with a code for programs and an English sentence, which ends with `detail` if there is one.
 * @param {string} code a key of SENTENCES; or `deck` if that key is the first word of `detail`, as in the app's errors
 * @returns {QuizError}
 */
export const quizError = (code, detail = "") => {
  const [word, ...rest] = code == "deck" ? detail.split(" ") : [code, detail];
  const end = rest.join(" ").slice(0, 200), template = SENTENCES[/** @type {Code} */ (word)];
  return Object.assign(new Error(sentence(template, end, {})), { code: /** @type {string} */ (word), template, detail: end });
};

/**
 * Returns the sentence of an error for the reader, in the language of the words.
 * @param {Error & Partial<QuizError>} error
 * @param {Words} [words]
 */
export const sentenceOf = ({ message, template, detail = "" }, words = {}) => (template ? sentence(template, detail, words) : message);
