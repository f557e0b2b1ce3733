// @ts-check
// A widget: reads its deck, mounts the app in the shadow root, and reports events to the host page.

import * as app from "../cuecard.js";
import { checkPlatform, hasStopped, mounted, start } from "./app.js";
import { LANGUAGE, SOURCE, attributeOf, choiceOf, scopeOf, sessionOf } from "./attributes.js";
import { appOf, read, remember } from "./deck-source.js";
import { quizError, sentenceOf } from "./errors.js";
import { Focus } from "./focus.js";
import { loadLanguage } from "./language.js";
import { installStylesheets } from "./stylesheets.js";

// For open/, which assigns decks to elements.
export { BUNDLED, MOST_BYTES, deckOf, give } from "./deck-source.js";

/** @typedef {import("./deck-source.js").Deck} Deck */
/** @typedef {import("./errors.js").QuizError} QuizError */
/** @typedef {import("../shared/language.js").Language} Language */
/**
 * Why a widget does not start: with a code, and a sentence in the reader's language if that is known.
 * @typedef {Error & { code: string, sentence?: string, words?: Words }} Failure
 */
/** @typedef {import("../shared/say.js").Words} Words */

export class Widget {
  #element;
  #root;
  #focus;
  /**
   * The mounted app; none while the deck is loading.
   * @type {app.Widget | null | undefined}
   */
  #app;
  /** @type {Deck | undefined} */
  #deck;
  /**
   * The deck that was mounted last. A later one may have been rejected.
   * @type {Deck | undefined}
   */
  #mounted;
  /** Fetches the host page's sentences for the app. */
  #fetchWords;
  /**
   * The language of the app; none for English.
   * @type {Language | null}
   */
  #language = null;
  /** The id of the deck that was mounted last. */
  #id = "";
  /** The deck and the scope of the last `ready` event. */
  #lastReady = "";
  /** The storage scope of the mounted app. */
  #scope = 0;
  /** The choice of cards in the mounted app. */
  #chosen = "";
  /** The unknown section that was last reported to the host page. */
  #unknownSection = "";
  /** The address of missing words that was last reported to the host page. */
  #missingWords = "";
  /**
   * The deck that was fetched from an address, and the address.
   * @type {import("./deck-source.js").Fetched}
   */
  #fetched = {};
  /** The number of the last request for a deck. Results of earlier ones are dropped. */
  #lastDeckRequest = 0;
  /** The number of the last request for a language. */
  #lastLanguageRequest = 0;
  #hasEnded = false;
  /**
   * The error that is shown instead of the app if the current deck cannot be shown.
   * @type {unknown}
   */
  #deckError = null;
  /** Whether the element's content has changed since the deck was read, while the app was loading. */
  #isStale = false;
  /** Observes the cards in the element, which the host page may change. */
  #contentObserver = new MutationObserver(() => this.#onContentChange());

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
   * Mounts the app in the shadow root of an element, unless it is no longer wanted after it has loaded.
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
    // Observe changes while the app loads.
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
      const isStale = widget.#isStale || widget.#contentObserver.takeRecords().length > 0;
      widget.#contentObserver.disconnect();
      // The failed deck is outdated, so retry with the current one.
      if (isStale && isWanted()) return Widget.begin(element, root, isWanted, wasWritten, fetchWords);
      await language;
      if (!/** @type {QuizError} */ (error).template) throw error;
      throw Object.assign(/** @type {QuizError} */ (error), { sentence: widget.#sentence(error), words: widget.#language?.sentences });
    }
    // Some browsers continue with the previous options.
    widget.#contentObserver.disconnect();
    widget.#watch();
    return widget;
  }

  /**
   * Observes the element's content.
   * @param {MutationObserverInit} [more]
   */
  #watch(more) {
    this.#contentObserver.observe(this.#element, { childList: true, subtree: true, characterData: true, ...more });
  }

  /** Reads the deck again after the host page has changed the element's content. */
  #onContentChange() {
    if (hasStopped() || this.#hasEnded) return;
    this.#isStale = !this.#deck || !(this.#app || this.#deckError);
    if (!this.#isStale) this.#reload({ inPlace: true });
  }

  /** Reads the deck; returns whether no later request has replaced this one. */
  async #read() {
    const request = ++this.#lastDeckRequest;
    const deck = await read(this.#element, this.#fetched);
    if (request == this.#lastDeckRequest) this.#deck = deck;
    return request == this.#lastDeckRequest;
  }

  /** Loads the language that the attributes choose; returns whether no later request has replaced this one. */
  async #loadLanguage() {
    const request = ++this.#lastLanguageRequest, from = attributeOf(this.#element, "words");
    const words = from ? this.#fetchWords().catch(() => this.#reportMissingWords(request, from)) : null;
    const language = await loadLanguage(this.#element, words);
    if (request == this.#lastLanguageRequest) this.#language = language;
    return request == this.#lastLanguageRequest;
  }

  /**
   * Reports missing words to the host page, once for an address. The app then uses its own.
   * @param {number} request
   * @param {string} from
   * @returns {null}
   */
  #reportMissingWords(request, from) {
    if (request != this.#lastLanguageRequest || from == this.#missingWords) return null;
    this.#missingWords = from;
    this.#report(quizError("words", from));
    return null;
  }

  /** Returns the sentence of an error in the reader's language. */
  #sentence(/** @type {unknown} */ error) {
    return sentenceOf(/** @type {Error} */ (error), this.#language?.sentences);
  }

  /** Mounts the app with the deck. */
  #mount() {
    const element = this.#element, deck = /** @type {Deck} */ (this.#deck), container = this.#container();
    this.#setFullApp(container);
    /** @type {[what: string, card: string, word: string][]} */
    const earlyEvents = [];
    container.onEvent = (...event) => void earlyEvents.push(event);
    const choice = choiceOf(element), scope = scopeOf(element);
    this.#setLanguage(container);
    try {
      this.#app = app.mount(container, deck.json, scope, sessionOf(element), ...choice);
    } catch (error) {
      throw typeof error == "string" ? quizError("deck", error) : quizError("stopped");
    }
    // The app chooses the id of a deck without one.
    const id = (this.#id = this.#app.deck());
    [this.#mounted, this.#scope, this.#chosen] = [deck, scope, String(choice)];
    mounted.add(this);
    this.#focus.restore();
    this.#deckError = null;
    this.#applyStyle();
    const ready = `${id} ${scope}`;
    if (ready != this.#lastReady) this.#emit("ready", { deck: id });
    this.#lastReady = ready;
    container.onEvent = (what, card, word) => {
      if (what == "reveal") this.#emit(what, { deck: id, card });
      if (what == "rate") this.#emit(what, { deck: id, card, rating: word });
      if (what == "complete") this.#emit(what, { deck: id, cards: Number(word) });
    };
    for (const event of earlyEvents) container.onEvent(...event);
    this.#checkSection();
    if (this.#isStale) this.#onContentChange();
  }

  /**
   * Passes the app its language, the language of the cards if the host page names it, and the loader for Settings.
   * @param {import("../cuecard.js").Root} container
   */
  #setLanguage(container) {
    container.lang = attributeOf(this.#element, "lang");
    container.language = this.#language;
    container.loadLanguage = async setting => {
      const words = attributeOf(this.#element, "words") ? this.#fetchWords().catch(() => null) : null;
      return (this.#language = await loadLanguage(this.#element, words, setting));
    };
  }

  /** Loads the language that the attributes choose, and renders the app in it. */
  async #updateLanguage() {
    const previous = this.#language, container = this.#container();
    if (!(await this.#loadLanguage()) || this.#hasEnded || hasStopped()) return;
    const isSame = previous?.words == this.#language?.words && container.lang == attributeOf(this.#element, "lang");
    this.#setLanguage(container);
    // Do not render the same language again.
    if (isSame) return;
    const mountedApp = this.#app, deckError = this.#deckError;
    if (mountedApp) this.#focus.keep(() => mountedApp.speak(this.#language));
    else if (deckError) this.#show(deckError);
  }

  /** Returns the element in which the app is mounted. */
  #container() {
    return /** @type {import("../cuecard.js").Root} */ (this.#root.querySelector(".root"));
  }

  /** Reports to the host page, once, a section that the deck does not have. */
  #checkSection() {
    if (!this.#app) return;
    const section = attributeOf(this.#element, "section"), previous = this.#unknownSection;
    this.#unknownSection = section && !this.#app.knows(section) ? section : "";
    if (this.#unknownSection && this.#unknownSection != previous) this.#report(quizError("section", section));
  }

  /**
   * Sets the address to which links may transfer ratings. The full app has only the bundled deck.
   * @param {HTMLElement} container
   */
  #setFullApp(container) {
    if (this.#deck?.json == null) container.dataset.full = appOf(this.#element);
    else delete container.dataset.full;
  }

  /** Applies the attributes that change only the style. */
  #applyStyle() {
    const container = this.#container(), { style } = container;
    const fonts = this.#element.getAttribute("fonts") == "host" ? getComputedStyle(this.#element).fontFamily : "";
    for (const name of ["--cuecard-serif", "--cuecard-sans"]) {
      if (fonts) style.setProperty(name, fonts);
      else style.removeProperty(name);
    }
    // Leave a view whose tab is hidden now.
    const tab = container.querySelector(".cc-tabs [aria-current]");
    if (tab && !tab.getClientRects().length) this.#app?.practise();
  }

  /**
   * Emits an event to the host page after the app has finished its current task.
   * @param {string} name
   * @param {object} detail
   */
  #emit(name, detail) {
    queueMicrotask(() => {
      this.#element.dispatchEvent(new CustomEvent(`cuecard:${name}`, { bubbles: true, composed: true, detail }));
    });
  }

  /**
   * Applies changed attributes.
   * @param {string[]} names
   */
  async changed(names) {
    if (hasStopped()) return;
    if (names.includes("app") && this.#app) this.#setFullApp(this.#container());
    // The attribute `app` can change the deck's address, and `id` the deck's name.
    if (SOURCE.some(name => names.includes(name))) await this.#reload({ always: this.#scope != scopeOf(this.#element) });
    else this.#choose();
    if (LANGUAGE.some(name => names.includes(name))) await this.#updateLanguage();
    if (hasStopped() || this.#hasEnded) return;
    this.#applyStyle();
  }

  /** Passes the app the cards that the attributes choose, if they have changed. */
  #choose() {
    const mountedApp = this.#app, choice = choiceOf(this.#element);
    if (!mountedApp || this.#chosen == String(choice)) return;
    this.#chosen = String(choice);
    this.#focus.keep(() => mountedApp.choose(...choice));
    this.#checkSection();
  }

  /**
   * Reads the deck again, and mounts it if it has changed, or `always`. With `inPlace`, the mounted app may continue with
   * the new texts of the same deck.
   */
  async #reload({ always = false, inPlace = false } = {}) {
    const previous = this.#deck, reading = this.#read(), request = this.#lastDeckRequest;
    try {
      if (!(await reading) || this.#hasEnded) return;
      const isSame = !always && !this.#deckError && previous?.json == this.#deck?.json;
      if (isSame || (inPlace && this.#rewriteInPlace())) {
        this.#choose();
        return this.#checkSection();
      }
      this.#unmount();
      this.#mount();
    } catch (error) {
      if (this.#hasEnded || request != this.#lastDeckRequest) return;
      this.#unmount();
      this.#deckError = error;
      this.#fail(/** @type {QuizError} */ (error));
    }
  }

  /** Passes the mounted app the new texts of its deck; returns whether it accepts them. */
  #rewriteInPlace() {
    const mountedApp = this.#app, json = this.#deck?.json;
    const isDone = !!mountedApp && !!json && this.#focus.keep(() => mountedApp.rewrite(json));
    if (isDone) this.#mounted = this.#deck;
    return isDone;
  }

  /**
   * Shows an error instead of the app, and reports it to the host page.
   * @param {QuizError} error
   */
  #fail(error) {
    this.#focus.restoreTo(this.#show(error));
    if (error.code != "waiting") this.#report(error);
  }

  /**
   * Shows an error instead of the app; returns the element with its sentence.
   * @param {unknown} error
   */
  #show(error) {
    const line = Object.assign(document.createElement("p"), { className: "cc-wrong", textContent: this.#sentence(error) });
    line.setAttribute("role", /** @type {QuizError} */ (error).code == "waiting" ? "status" : "alert");
    const frame = Object.assign(document.createElement("div"), { className: "cc" });
    frame.append(line);
    this.#container().replaceChildren(frame);
    return line;
  }

  /**
   * Reports an error to the host page.
   * @param {QuizError} error
   */
  #report({ code, message }) {
    this.#emit("error", { code, message });
  }

  /**
   * Focuses the quiz, unless the reader has moved the focus meanwhile. Retries a deck that could not be shown.
   * @param {Element | null} from the element that had the focus at the call
   */
  async start(from) {
    if (this.#deckError) await this.#reload({ always: true });
    if (this.#deckError) throw this.#deckError;
    if (!this.#app?.again()) this.#app?.practise();
    await this.#focus.give(from, false);
  }

  /**
   * Cancels the ratings of the deck; with `erase`, deletes them from this browser.
   * @param {{ erase?: boolean }} [options]
   */
  async reset({ erase: isForGood = false } = {}) {
    if (!isForGood) {
      const mountedApp = this.#needApp();
      this.#focus.keep(() => mountedApp.reset());
      return;
    }
    // The deck at the time of the call: it may change while the script loads.
    const id = this.#id, json = this.#mounted?.json;
    const former = json && JSON.parse(json).former?.deck;
    const { erase } = await import("./erase.js");
    const same = [...mounted].filter(widget => widget.#app?.deck() == id);
    for (const widget of same) widget.#unmount();
    await erase(id, former);
    for (const widget of same.filter(widget => !widget.#hasEnded)) {
      // The host page may have caused another mount meanwhile, with the erased ratings.
      widget.#unmount();
      widget.#mount();
    }
  }

  /** Returns all ratings of the deck, as the text of a backup. */
  async export() {
    const id = this.#id, text = this.#needApp().log();
    const { exportLog } = await import("./export.js");
    return exportLog(id, text);
  }

  /** Returns the mounted app; throws if there is none. */
  #needApp() {
    if (!this.#app) throw this.#deckError ?? quizError("gone");
    return this.#app;
  }

  /** Adopts the style sheets again: they are lost when the element is moved to another document. */
  restyle() {
    try {
      installStylesheets(this.#root);
    } catch (error) {
      this.#unmount();
      this.#fail(/** @type {QuizError} */ (error));
    }
  }

  /** Unmounts the app. */
  #unmount() {
    mounted.delete(this);
    this.#focus.lose();
    this.#app?.unmount();
    this.#app = null;
  }

  /** Unmounts the app because the element was removed. */
  end() {
    this.#hasEnded = true;
    this.#contentObserver.disconnect();
    if (!hasStopped()) this.#unmount();
  }

  /** Shows that the app has stopped. */
  stop() {
    this.#fail(quizError("stopped"));
  }
}
