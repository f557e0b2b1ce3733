// @ts-check
// A widget, once it is loaded: the deck it shows, the app in its shadow root, and what the page hears of it.

import * as app from "../cuecard.js";
import { checkPlatform, hasStopped, mounted, start } from "./app.js";
import { SOURCE, choiceOf, given, scopeOf, sessionOf, termsOf } from "./attributes.js";
import { appOf, read, remember } from "./deck-source.js";
import { quizError } from "./errors.js";
import { Focus } from "./focus.js";
import { installStylesheets } from "./stylesheets.js";

// For open/, which has decks of its own shown.
export { BUNDLED, MOST_BYTES, deckOf, give } from "./deck-source.js";

/** @typedef {import("./deck-source.js").Deck} Deck */
/** @typedef {Error & { code: string }} QuizError */
/** @typedef {(place: HTMLElement) => () => void} Speak Has what is in an element said in other words; returns what ends that. */

/**
 * What has an element say words in another language: the app's sentences and others for them.
 * @param {Promise<Record<string, string>>} words
 * @param {string} from
 * @returns {Promise<Speak>}
 */
const spoken = async (words, from) => {
  try {
    const [said, { speak }] = await Promise.all([words, import("./tongue.js")]);
    return place => speak(place, said);
  } catch {
    throw quizError("words", from);
  }
};

export class Widget {
  #element;
  #root;
  #focus;
  /**
   * The mounted app; none while the deck is on its way.
   * @type {app.Widget | null | undefined}
   */
  #app;
  /** @type {Deck | undefined} */
  #deck;
  /**
   * The deck that was mounted last: a later one may have been refused.
   * @type {Deck | undefined}
   */
  #mounted;
  /** Fetches the app's words in another language. */
  #tellWords;
  /**
   * What says them; none where the page gives none.
   * @type {Speak | null | undefined}
   */
  #words;
  /** The id of the deck that was mounted last. */
  #id = "";
  /** The deck and the scope that the page was told is ready. */
  #told = "";
  /** What the app was mounted with beside the deck. */
  #terms = "";
  /** The choice of cards that the app was given. */
  #chosen = "";
  /** The section that the page was told is none. */
  #unknown = "";
  /** The address of words that the page was told are not there. */
  #missed = "";
  /**
   * The deck fetched from an address, and from which.
   * @type {import("./deck-source.js").Fetched}
   */
  #fetched = {};
  /**
   * Ends the saying of those words.
   * @type {(() => void) | undefined}
   */
  #hush;
  /** Counts the decks asked for: only the last one counts. */
  #asked = 0;
  #isOver = false;
  /**
   * The error whose sentence stands in the place of the app, where the deck as it is now cannot be shown.
   * @type {unknown}
   */
  #refusal = null;
  /** Whether the element's content has changed since the deck was read, while the app was on its way. */
  #isStale = false;
  /** Hears when the page writes other cards into the element. */
  #rewritten = new MutationObserver(() => this.#rewrite());

  /**
   * @param {HTMLElement} element
   * @param {ShadowRoot} root
   * @param {() => Promise<Record<string, string>>} tellWords
   */
  constructor(element, root, tellWords) {
    this.#element = element;
    this.#root = root;
    this.#focus = new Focus(element, root);
    this.#tellWords = tellWords;
  }

  /**
   * Puts the app into the shadow root of an element, unless it is not wanted any more once it is there.
   * @param {HTMLElement} element
   * @param {ShadowRoot} root
   * @param {() => boolean} isWanted
   * @param {boolean} wasWritten whether the element has had content
   * @param {() => Promise<Record<string, string>>} tellWords
   * @returns {Promise<Widget>}
   */
  static async begin(element, root, isWanted, wasWritten, tellWords) {
    checkPlatform();
    if (wasWritten) remember(element);
    const widget = new Widget(element, root, tellWords);
    // Whatever changes until it is there.
    widget.#watch({ attributes: true, attributeFilter: SOURCE });
    try {
      installStylesheets(root);
      await Promise.all([start(), widget.#read()]);
      if (hasStopped()) throw quizError("stopped");
      if (!isWanted()) throw quizError("gone");
      widget.#mount();
    } catch (error) {
      const isStale = widget.#isStale || widget.#rewritten.takeRecords().length > 0;
      widget.#rewritten.disconnect();
      // What failed is not what the page wants any more.
      if (isStale && isWanted()) return Widget.begin(element, root, isWanted, wasWritten, tellWords);
      throw error;
    }
    // Some browsers go on with what was asked before.
    widget.#rewritten.disconnect();
    widget.#watch();
    return widget;
  }

  /** @param {MutationObserverInit} [more] */
  #watch(more) {
    this.#rewritten.observe(this.#element, { childList: true, subtree: true, characterData: true, ...more });
  }

  /** Takes over what the page has written into the element. */
  #rewrite() {
    if (hasStopped() || this.#isOver) return;
    this.#isStale = !this.#deck || !(this.#app || this.#refusal);
    if (!this.#isStale) this.#renew({ inPlace: true });
  }

  async #read() {
    const asked = ++this.#asked;
    const from = given(this.#element, "words");
    // A quiz in the app's own words is better than none.
    const words = from ? spoken(this.#tellWords(), from).catch(error => this.#miss(error, asked, from)) : null;
    const [deck, translated] = await Promise.all([read(this.#element, this.#fetched), words]);
    if (asked == this.#asked) [this.#deck, this.#words] = [deck, translated];
    return asked == this.#asked;
  }

  /**
   * Tells the page, once for an address, that its words are not there.
   * @param {QuizError} error
   * @param {number} asked
   * @param {string} from
   * @returns {undefined}
   */
  #miss(error, asked, from) {
    if (asked != this.#asked || from == this.#missed) return;
    this.#missed = from;
    this.#report(error);
  }

  #mount() {
    const element = this.#element, deck = /** @type {Deck} */ (this.#deck), place = this.#place();
    this.#lead(place);
    /** @type {[what: string, card: string, word: string][]} */
    const early = [];
    place.heard = (...news) => void early.push(news);
    const choice = choiceOf(element), scope = scopeOf(element);
    try {
      this.#app = app.mount(place, deck.json, scope, sessionOf(element), ...choice);
    } catch (error) {
      throw typeof error == "string" ? quizError("deck", error) : quizError("stopped");
    }
    // Where no id is written, the app finds one.
    const id = (this.#id = this.#app.deck());
    [this.#mounted, this.#terms, this.#chosen] = [deck, termsOf(element), String(choice)];
    mounted.add(this);
    this.#focus.restore();
    this.#hush = this.#words?.(place);
    this.#refusal = null;
    this.#look();
    const told = `${id} ${scope}`;
    if (told != this.#told) this.#tell("ready", { deck: id });
    this.#told = told;
    place.heard = (what, card, word) => {
      if (what == "reveal") this.#tell(what, { deck: id, card });
      if (what == "rate") this.#tell(what, { deck: id, card, rating: word });
      if (what == "complete") this.#tell(what, { deck: id, cards: Number(word) });
    };
    for (const news of early) place.heard(...news);
    this.#know();
    if (this.#isStale) this.#rewrite();
  }

  /** What the app is mounted in. */
  #place() {
    return /** @type {import("../cuecard.js").Root} */ (this.#root.querySelector(".root"));
  }

  /** Tells the page, once, of a section that the deck does not have. */
  #know() {
    if (!this.#app) return;
    const section = given(this.#element, "section"), before = this.#unknown;
    this.#unknown = section && !this.#app.knows(section) ? section : "";
    if (this.#unknown && this.#unknown != before) this.#report(quizError("section", section));
  }

  /**
   * Tells the app where a link may take the ratings: to the full app, which has the bundled deck and no other.
   * @param {HTMLElement} place
   */
  #lead(place) {
    if (this.#deck?.json == null) place.dataset.full = appOf(this.#element);
    else delete place.dataset.full;
  }

  /** What is a matter of style alone. */
  #look() {
    const place = this.#place(), ours = place.style;
    const fonts = this.#element.getAttribute("fonts") == "host" ? getComputedStyle(this.#element).fontFamily : "";
    for (const name of ["--cuecard-serif", "--cuecard-sans"]) {
      if (fonts) ours.setProperty(name, fonts);
      else ours.removeProperty(name);
    }
    // A view that is no longer offered is left.
    const tab = place.querySelector(".cc-tabs [aria-current]");
    if (tab && !tab.getClientRects().length) this.#app?.practise();
    /** @type {HTMLElement | null} */
    const frame = place.querySelector(".cc");
    if (frame && this.#element.hasAttribute("lang")) frame.lang = this.#element.lang;
  }

  /**
   * The page hears of it once the app is done with what it does.
   * @param {string} name
   * @param {object} detail
   */
  #tell(name, detail) {
    queueMicrotask(() => {
      this.#element.dispatchEvent(new CustomEvent(`cuecard:${name}`, { bubbles: true, composed: true, detail }));
    });
  }

  /**
   * Attributes of the element have changed.
   * @param {string[]} names
   */
  async changed(names) {
    if (hasStopped()) return;
    if (names.includes("app") && this.#app) this.#lead(this.#place());
    // Decks may be beside the app, and are known by the element's id.
    if (SOURCE.some(name => names.includes(name))) await this.#renew({ always: this.#terms != termsOf(this.#element) });
    else this.#choose();
    if (hasStopped() || this.#isOver) return;
    this.#look();
  }

  /** Has the app ask the cards that the attributes choose now. */
  #choose() {
    const ours = this.#app, choice = choiceOf(this.#element);
    if (!ours || this.#chosen == String(choice)) return;
    this.#chosen = String(choice);
    this.#focus.keep(() => ours.choose(...choice));
    this.#know();
  }

  /** Shows the deck as it is now, if what came of reading it again is another one, or `always`; `inPlace` where the same deck
   * may go on with other texts. */
  async #renew({ always = false, inPlace = false } = {}) {
    const before = this.#deck, reading = this.#read(), asked = this.#asked;
    try {
      if (!(await reading) || this.#isOver) return;
      const isSame = !always && !this.#refusal && before?.json == this.#deck?.json;
      if (isSame || (inPlace && this.#rewriteInPlace())) {
        this.#choose();
        return this.#know();
      }
      this.#leave();
      this.#mount();
    } catch (error) {
      if (this.#isOver || asked != this.#asked) return;
      this.#leave();
      this.#refusal = error;
      this.#say(/** @type {QuizError} */ (error));
    }
  }

  /** Whether the app goes on with the deck as it is now. */
  #rewriteInPlace() {
    const ours = this.#app, json = this.#deck?.json;
    const isDone = !!ours && !!json && this.#focus.keep(() => ours.rewrite(json));
    if (isDone) this.#mounted = this.#deck;
    return isDone;
  }

  /**
   * Tells the reader, in place of the app, and the page what is wrong.
   * @param {QuizError} error
   */
  #say(error) {
    const words = Object.assign(document.createElement("p"), { className: "cc-wrong", textContent: error.message });
    words.setAttribute("role", error.code == "waiting" ? "status" : "alert");
    const frame = Object.assign(document.createElement("div"), { className: "cc" });
    frame.append(words);
    const place = this.#place();
    place.replaceChildren(frame);
    this.#hush = this.#words?.(place);
    this.#focus.restoreTo(words);
    if (error.code != "waiting") this.#report(error);
  }

  /** @param {QuizError} error */
  #report({ code, message }) {
    this.#tell("error", { code, message });
  }

  /**
   * Brings the focus to the quiz, from what had it when the page asked for that; whoever has gone on since keeps it. A deck
   * that could not be shown is asked for once more.
   * @param {Element | null} from
   */
  async start(from) {
    if (this.#refusal) await this.#renew({ always: true });
    if (this.#refusal) throw this.#refusal;
    if (!this.#app?.again()) this.#app?.practise();
    await this.#focus.give(from, false);
  }

  /**
   * Forgets the ratings of the deck; with `erase`, nothing of them stays in this browser.
   * @param {{ erase?: boolean }} [options]
   */
  async reset({ erase: isForGood = false } = {}) {
    if (!isForGood) {
      const ours = this.#needApp();
      this.#focus.keep(() => ours.reset());
      return;
    }
    // The deck that is here when it is asked for, whatever comes while the script does.
    const id = this.#id, json = this.#mounted?.json;
    const former = json && JSON.parse(json).former?.deck;
    const { erase } = await import("./erase.js");
    const same = [...mounted].filter(widget => widget.#app?.deck() == id);
    for (const widget of same) widget.#leave();
    await erase(id, former);
    for (const widget of same.filter(widget => !widget.#isOver)) {
      // The page may have had it mounted again meanwhile, with what is erased now.
      widget.#leave();
      widget.#mount();
    }
  }

  async export() {
    const id = this.#id, text = this.#needApp().log();
    const { exportLog } = await import("./export.js");
    return exportLog(id, text);
  }

  /** The app; an error where it shows no deck. */
  #needApp() {
    if (!this.#app) throw this.#refusal ?? quizError("gone");
    return this.#app;
  }

  /** Brings the style sheets back, which were lost on the way into another document. */
  dress() {
    try {
      installStylesheets(this.#root);
    } catch (error) {
      this.#leave();
      this.#say(/** @type {QuizError} */ (error));
    }
  }

  #leave() {
    mounted.delete(this);
    this.#focus.lose();
    this.#hush?.();
    this.#app?.unmount();
    this.#app = null;
  }

  /** Takes the app off the page. */
  end() {
    this.#isOver = true;
    this.#rewritten.disconnect();
    if (!hasStopped()) this.#leave();
  }

  /** Says that the app has stopped. */
  stop() {
    this.#say(quizError("stopped"));
  }
}
