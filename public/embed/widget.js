// @ts-check
// A widget, once it is loaded: the deck it shows, the app in its shadow root, and what the page hears of it.

import * as app from "../cuecard.js";
import { checkPlatform, hasStopped, mounted, start } from "./app.js";
import { LANGUAGE, SOURCE, choiceOf, given, scopeOf, sessionOf } from "./attributes.js";
import { appOf, read, remember } from "./deck-source.js";
import { quizError, sentenceOf } from "./errors.js";
import { Focus } from "./focus.js";
import { loadLanguage } from "./language.js";
import { installStylesheets } from "./stylesheets.js";

// For open/, which has decks of its own shown.
export { BUNDLED, MOST_BYTES, deckOf, give } from "./deck-source.js";

/** @typedef {import("./deck-source.js").Deck} Deck */
/** @typedef {import("./errors.js").QuizError} QuizError */
/** @typedef {import("../shared/language.js").Language} Language */
/**
 * What keeps a widget from beginning: with a code and a sentence in the reader's language, where it is known.
 * @typedef {Error & { code: string, sentence?: string, words?: Words }} Failure
 */
/** @typedef {import("../shared/say.js").Words} Words */

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
  /** Fetches the words of the app that the page gives. */
  #fetchWords;
  /**
   * The language of the app; none where that is English.
   * @type {Language | null}
   */
  #language = null;
  /** The id of the deck that was mounted last. */
  #id = "";
  /** The deck and the scope that the page was told is ready. */
  #told = "";
  /** How long ratings are stored by what is mounted. */
  #scope = 0;
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
  /** Counts the decks asked for: only the last one counts. */
  #asked = 0;
  /** Counts the languages asked for, too. */
  #spoken = 0;
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
   * @param {() => Promise<Words>} fetchWords
   */
  constructor(element, root, fetchWords) {
    this.#element = element;
    this.#root = root;
    this.#focus = new Focus(element, root);
    this.#fetchWords = fetchWords;
  }

  /**
   * Puts the app into the shadow root of an element, unless it is not wanted any more once it is there.
   * @param {HTMLElement} element
   * @param {ShadowRoot} root
   * @param {() => boolean} isWanted
   * @param {boolean} wasWritten whether the element has had content
   * @param {() => Promise<Words>} fetchWords
   * @returns {Promise<Widget>}
   */
  static async begin(element, root, isWanted, wasWritten, fetchWords) {
    if (wasWritten) remember(element);
    const widget = new Widget(element, root, fetchWords);
    // Whatever changes until it is there.
    widget.#watch({ attributes: true, attributeFilter: SOURCE });
    const language = widget.#loadLanguage();
    try {
      checkPlatform();
      installStylesheets(root);
      await Promise.all([start(), widget.#read(), language]);
      if (hasStopped()) throw quizError("stopped");
      if (!isWanted()) throw quizError("gone");
      widget.#mount();
    } catch (error) {
      const isStale = widget.#isStale || widget.#rewritten.takeRecords().length > 0;
      widget.#rewritten.disconnect();
      // What failed is not what the page wants any more.
      if (isStale && isWanted()) return Widget.begin(element, root, isWanted, wasWritten, fetchWords);
      await language;
      if (!/** @type {QuizError} */ (error).said) throw error;
      throw Object.assign(/** @type {QuizError} */ (error), { sentence: widget.#sentence(error), words: widget.#language?.said });
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
    const deck = await read(this.#element, this.#fetched);
    if (asked == this.#asked) this.#deck = deck;
    return asked == this.#asked;
  }

  /** Loads the language of the app as the attributes have it now; returns whether it is still asked for. */
  async #loadLanguage() {
    const spoken = ++this.#spoken, from = given(this.#element, "words");
    const words = from ? this.#fetchWords().catch(() => this.#miss(spoken, from)) : null;
    const language = await loadLanguage(this.#element, words);
    if (spoken == this.#spoken) this.#language = language;
    return spoken == this.#spoken;
  }

  /**
   * Tells the page, once for an address, that its words are not there: a quiz in the app's own is better than none.
   * @param {number} spoken
   * @param {string} from
   * @returns {null}
   */
  #miss(spoken, from) {
    if (spoken != this.#spoken || from == this.#missed) return null;
    this.#missed = from;
    this.#report(quizError("words", from));
    return null;
  }

  /** What an error says to the reader. */
  #sentence(/** @type {unknown} */ error) {
    return sentenceOf(/** @type {Error} */ (error), this.#language?.said);
  }

  #mount() {
    const element = this.#element, deck = /** @type {Deck} */ (this.#deck), place = this.#place();
    this.#lead(place);
    /** @type {[what: string, card: string, word: string][]} */
    const early = [];
    place.onEvent = (...news) => void early.push(news);
    const choice = choiceOf(element), scope = scopeOf(element);
    this.#speakIn(place);
    try {
      this.#app = app.mount(place, deck.json, scope, sessionOf(element), ...choice);
    } catch (error) {
      throw typeof error == "string" ? quizError("deck", error) : quizError("stopped");
    }
    // Where no id is written, the app finds one.
    const id = (this.#id = this.#app.deck());
    [this.#mounted, this.#scope, this.#chosen] = [deck, scope, String(choice)];
    mounted.add(this);
    this.#focus.restore();
    this.#refusal = null;
    this.#look();
    const told = `${id} ${scope}`;
    if (told != this.#told) this.#tell("ready", { deck: id });
    this.#told = told;
    place.onEvent = (what, card, word) => {
      if (what == "reveal") this.#tell(what, { deck: id, card });
      if (what == "rate") this.#tell(what, { deck: id, card, rating: word });
      if (what == "complete") this.#tell(what, { deck: id, cards: Number(word) });
    };
    for (const news of early) place.onEvent(...news);
    this.#know();
    if (this.#isStale) this.#rewrite();
  }

  /**
   * Tells the app its language, that of the cards where the page names it, and how it gets the language that is set.
   * @param {import("../cuecard.js").Root} place
   */
  #speakIn(place) {
    place.lang = given(this.#element, "lang");
    place.language = this.#language;
    place.loadLanguage = async setting => {
      const words = given(this.#element, "words") ? this.#fetchWords().catch(() => null) : null;
      return (this.#language = await loadLanguage(this.#element, words, setting));
    };
  }

  /** Has the app speak the language that the attributes choose now. */
  async #speak() {
    const before = this.#language, place = this.#place();
    if (!(await this.#loadLanguage()) || this.#isOver || hasStopped()) return;
    const isSame = before?.words == this.#language?.words && place.lang == given(this.#element, "lang");
    this.#speakIn(place);
    // What is drawn already is not drawn again.
    if (isSame) return;
    const ours = this.#app, refusal = this.#refusal;
    if (ours) this.#focus.keep(() => ours.speak(this.#language));
    else if (refusal) this.#show(refusal);
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
    if (SOURCE.some(name => names.includes(name))) await this.#renew({ always: this.#scope != scopeOf(this.#element) });
    else this.#choose();
    if (LANGUAGE.some(name => names.includes(name))) await this.#speak();
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
    this.#focus.restoreTo(this.#show(error));
    if (error.code != "waiting") this.#report(error);
  }

  /**
   * Shows what is wrong in place of the app; returns the element that says it.
   * @param {unknown} error
   */
  #show(error) {
    const words = Object.assign(document.createElement("p"), { className: "cc-wrong", textContent: this.#sentence(error) });
    words.setAttribute("role", /** @type {QuizError} */ (error).code == "waiting" ? "status" : "alert");
    const frame = Object.assign(document.createElement("div"), { className: "cc" });
    frame.append(words);
    this.#place().replaceChildren(frame);
    return words;
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
