// A widget, once it is loaded: the deck it shows, the app in its shadow root, and what the page hears of it.

import * as app from "../cuecard.js";
import { isAllowed, whole } from "../wasm.js";
import { appOf, read, remember } from "./deck.js";
import SHEETS from "./styles.js";
import { worker } from "./workers.js";
// Named here as well, so that they are fetched side by side and not one after the other.
import "./cards.js";
import "./prose.js";
import "./math.js";
import "./home.js";
import "./signs.js";
import { trouble } from "./words.js";

// A whole address, not put together from parts, so that bundlers see which file belongs to the app.
const WASM = new URL("../cuecard_bg.wasm", import.meta.url);
/** What our style sheets alone say of the app's frame: the first of them, and the last. */
const SIGNS = ["--tap", "--is-embedded"];
/** How long ratings are kept, by the number the app knows it by. */
const PLACES = ["local", "session", "none"];
/** The attributes that say where cards and words come from, and where ratings go. */
const SOURCE = ["deck", "id", "app", "words", "storage"];
/** The attributes that choose cards. */
const CHOICE = ["section", "order", "cards"];

const widgets = new Set();
let dead;

/** A style sheet of a window in which a rem is the reader's own size of text, however large the page's is. */
const sheet = (text, { CSSStyleSheet }, rem) => {
  const made = new CSSStyleSheet();
  made.replaceSync(text.replace(/(\d*\.?\d+)rem\b/g, (_, number) => `${number * rem}px`));
  return made;
};

/** The style sheets by document, to which constructed ones belong. */
const dressed = new WeakMap();
/** Brings the style sheets into a shadow root. An error where they are not ours, as a tool of the page's may have seen to:
 * without them an answer would be in sight beside its question. */
const dress = root => {
  // It is of `all: initial`, so its font has the size the reader's browser is set to.
  const rem = parseFloat(getComputedStyle(root.querySelector(".root")).fontSize) || 16;
  const { ownerDocument: page } = root;
  if (!page.defaultView) return;
  try {
    if (!dressed.has(page)) dressed.set(page, SHEETS.map(text => sheet(text, page.defaultView, rem)));
  } catch {
    throw trouble("style");
  }
  const [early] = root.adoptedStyleSheets;
  root.adoptedStyleSheets = [early, ...dressed.get(page)];
  const style = getComputedStyle(root.querySelector(".cc"));
  // Some browsers tell nothing of what is in a frame that is not to be seen.
  if (!style.fontSize || SIGNS.every(sign => style.getPropertyValue(sign))) return;
  root.adoptedStyleSheets = [early];
  throw trouble("style");
};

/** The app has stopped for good, for all widgets. What still calls it must not trouble the page's own error handlers. */
const stopped = words => {
  dead = words;
  for (const type of ["error", "unhandledrejection"]) {
    addEventListener(type, event => {
      if (!/wasm/.test((event.error || event.reason)?.stack)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, true);
  }
  for (const widget of widgets) widget.stop();
};

/** What has an element say words in another language: the app's sentences and others for them. */
const spoken = async (words, from) => {
  try {
    const [said, { speak }] = await Promise.all([words, import("./tongue.js")]);
    return place => speak(place, said);
  } catch {
    throw trouble("words", from);
  }
};

let starting;
const start = () => (starting ??= app.default({ module_or_path: whole(WASM) }).then(
  () => app.embedded(worker, stopped),
  async ({ missing }) => {
    starting = null;
    if (missing) throw trouble("absent", missing);
    throw trouble((await isAllowed()) ? "load" : "policy");
  }));

export class Widget {
  #element;
  #root;
  /** The mounted app; none while the deck is on its way. */
  #app;
  #deck;
  /** Fetches the app's words in another language. */
  #tellWords;
  /** What says them; none where the page gives none. */
  #words;
  /** The id of the deck that was mounted last. */
  #id = "";
  /** The deck and the place that the page was told is ready. */
  #told = "";
  /** What the app was mounted with beside the deck. */
  #terms = "";
  /** The choice of cards that the app was given. */
  #chosen = "";
  /** The section that the page was told is none. */
  #unknown = "";
  /** The address of words that the page was told are not there. */
  #missed = "";
  /** Whether the focus was in what has been taken off the page. */
  #hadFocus = false;
  /** The deck fetched from an address, and from which. */
  #fetched = {};
  /** Ends the saying of those words. */
  #hush;
  /** Counts the decks asked for: only the last one counts. */
  #asked = 0;
  #isOver = false;
  /** The error whose sentence stands in the place of the app, where the deck as it is now cannot be shown. */
  #refusal = null;
  /** Whether the element's content has changed since the deck was read, while the app was on its way. */
  #isStale = false;
  /** Hears when the page writes other cards into the element. */
  #rewritten = new MutationObserver(() => this.#rewrite());

  constructor(element, root, tellWords) {
    this.#element = element;
    this.#root = root;
    this.#tellWords = tellWords;
  }

  /** Puts the app into the shadow root of an element, unless it is not wanted any more once it is there. */
  static async begin(element, root, isWanted, wasWritten, tellWords) {
    if (dead) throw trouble("stopped");
    if (WASM.protocol == "file:") throw trouble("file");
    if (!globalThis.WebAssembly) throw trouble("wasm");
    if (wasWritten) remember(element);
    const widget = new Widget(element, root, tellWords);
    // Whatever changes until it is there.
    widget.#watch({ attributes: true, attributeFilter: SOURCE });
    try {
      dress(root);
      await Promise.all([start(), widget.#read()]);
      if (dead) throw trouble("stopped");
      if (!isWanted()) throw trouble("gone");
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

  #watch(more) {
    this.#rewritten.observe(this.#element, { childList: true, subtree: true, characterData: true, ...more });
  }

  /** Takes over what the page has written into the element. */
  #rewrite() {
    if (dead || this.#isOver) return;
    this.#isStale = !this.#deck || !(this.#app || this.#refusal);
    if (!this.#isStale) this.#renew({ inPlace: true });
  }

  async #read() {
    const asked = ++this.#asked;
    const from = this.#given("words");
    // A quiz in the app's own words is better than none.
    const words = from ? spoken(this.#tellWords(), from).catch(error => this.#miss(error, asked, from)) : null;
    const [deck, translated] = await Promise.all([read(this.#element, this.#fetched), words]);
    if (asked == this.#asked) [this.#deck, this.#words] = [deck, translated];
    return asked == this.#asked;
  }

  /** Tells the page, once for an address, that its words are not there. */
  #miss(error, asked, from) {
    if (asked != this.#asked || from == this.#missed) return;
    this.#missed = from;
    this.#report(error);
  }

  /** Where ratings are kept, by number. */
  #place() {
    return Math.max(PLACES.indexOf(this.#given("storage").toLowerCase()), 0);
  }

  #mount() {
    const { json } = this.#deck;
    const place = this.#root.querySelector(".root");
    this.#lead(place);
    const heard = [];
    place.heard = (...news) => heard.push(news);
    const choice = this.#choice();
    try {
      this.#app = app.mount(place, json, this.#place(), this.#session(), ...choice);
    } catch (error) {
      throw typeof error == "string" ? trouble("deck", error) : trouble("stopped");
    }
    // Where no id is written, the app finds one.
    const id = (this.#id = this.#app.deck());
    [this.#terms, this.#chosen] = [this.#termsNow(), String(choice)];
    widgets.add(this);
    if (this.#hadFocus) this.#giveFocus();
    this.#hadFocus = false;
    this.#hush = this.#words?.(place);
    this.#refusal = null;
    this.#look();
    const told = `${id} ${this.#place()}`;
    if (told != this.#told) this.#tell("ready", { deck: id });
    this.#told = told;
    place.heard = (what, card, word) => {
      if (what == "reveal") this.#tell(what, { deck: id, card });
      if (what == "rate") this.#tell(what, { deck: id, card, rating: word });
      if (what == "complete") this.#tell(what, { deck: id, cards: Number(word) });
    };
    for (const news of heard) place.heard(...news);
    this.#know();
    if (this.#isStale) this.#rewrite();
  }

  #given(name) {
    return (this.#element.getAttribute(name) ?? "").trim();
  }

  /** Which cards are asked: section, whether in order, and how many at most. */
  #choice() {
    const cards = parseInt(this.#given("cards"), 10);
    return [this.#given("section"), this.#given("order") == "in-order", cards > 0 ? Math.min(cards, 65535) : 0];
  }

  /** What another value of takes another mount. */
  #termsNow() {
    return `${this.#place()} ${this.#given("words")}`;
  }

  /** The session's name, so that another choice of cards from the same deck has one of its own. */
  #session() {
    return CHOICE.map(name => this.#given(name)).filter(Boolean).join("/");
  }

  /** Tells the page, once, of a section the deck does not have. */
  #know() {
    if (!this.#app) return;
    const section = this.#given("section"), before = this.#unknown;
    this.#unknown = section && !this.#app.knows(section) ? section : "";
    if (this.#unknown && this.#unknown != before) this.#report(trouble("section", section));
  }

  /** Brings the focus to the card once what has changed is drawn, unless it is somewhere already. */
  #giveFocus(from = null, preventScroll = true) {
    return new Promise(done => setTimeout(() => {
      const { ownerDocument: page } = this.#element, { activeElement: ours } = this.#root;
      const focused = this.#element.getRootNode().activeElement ?? page.activeElement;
      // What is hidden loses the focus only when the page is next drawn.
      const isLeft = ours ? getComputedStyle(ours).visibility == "hidden" : !focused || focused == page.body;
      const find = selector => this.#root.querySelector(selector);
      const target = find("[data-face=back] .cc-answer") ?? find(".cc-card .cc-question");
      if (isLeft || focused == from) target?.focus({ preventScroll });
      done();
    }));
  }

  /** Tells the app where a link may take the ratings: to the full app, which has the bundled deck and no other. */
  #lead(place) {
    if (this.#deck.json == null) place.dataset.full = appOf(this.#element);
    else delete place.dataset.full;
  }

  /** What is a matter of style alone. */
  #look() {
    const place = this.#root.querySelector(".root");
    const ours = place.style;
    const fonts = this.#element.getAttribute("fonts") == "host" ? getComputedStyle(this.#element).fontFamily : "";
    for (const name of ["--cuecard-serif", "--cuecard-sans"]) {
      if (fonts) ours.setProperty(name, fonts);
      else ours.removeProperty(name);
    }
    // A view that is no longer offered is left.
    const tab = place.querySelector(".cc-tabs [aria-current]");
    if (tab && !tab.getClientRects().length) this.#app?.practise();
    if (this.#element.hasAttribute("lang")) place.querySelector(".cc").lang = this.#element.lang;
  }

  /** The page hears of it once the app is done with what it does. */
  #tell(name, detail) {
    queueMicrotask(() => {
      this.#element.dispatchEvent(new CustomEvent(`cuecard:${name}`, { bubbles: true, composed: true, detail }));
    });
  }

  /** Attributes of the element have changed. */
  async changed(names) {
    if (dead) return;
    if (names.includes("app") && this.#app) this.#lead(this.#root.querySelector(".root"));
    // Decks may be beside the app, and are known by the element's id.
    if (SOURCE.some(name => names.includes(name))) await this.#renew({ always: this.#terms != this.#termsNow() });
    else this.#choose();
    if (dead || this.#isOver) return;
    this.#look();
  }

  /** Has the app ask the cards that the attributes choose now. */
  #choose() {
    const choice = this.#choice();
    if (!this.#app || this.#chosen == String(choice)) return;
    const hadFocus = !!this.#root.activeElement;
    this.#chosen = String(choice);
    this.#app.choose(...choice);
    this.#know();
    if (hadFocus) this.#giveFocus();
  }

  /** Shows the deck as it is now, if what came of reading it again is another one, or `always`; `inPlace` where the same deck
   * may go on with other texts. */
  async #renew({ always = false, inPlace = false } = {}) {
    const before = this.#deck, reading = this.#read(), asked = this.#asked;
    try {
      if (!(await reading) || this.#isOver) return;
      const isSame = !always && !this.#refusal && before.json == this.#deck.json;
      if (isSame || (inPlace && this.#deck.json && this.#rewriteInPlace())) {
        this.#choose();
        return this.#know();
      }
      this.#leave();
      this.#mount();
    } catch (error) {
      if (this.#isOver || asked != this.#asked) return;
      this.#leave();
      this.#refusal = error;
      this.#say(error);
    }
  }

  /** Whether the app goes on with the deck as it is now. */
  #rewriteInPlace() {
    const hadFocus = !!this.#root.activeElement;
    const isDone = !!this.#app?.rewrite(this.#deck.json);
    if (isDone && hadFocus) this.#giveFocus();
    return isDone;
  }

  /** Tells the reader, in place of the app, and the page what is wrong. */
  #say(error) {
    const words = Object.assign(document.createElement("p"), { className: "cc-wrong", textContent: error.message });
    words.setAttribute("role", error.code == "waiting" ? "status" : "alert");
    const frame = Object.assign(document.createElement("div"), { className: "cc" });
    frame.append(words);
    const place = this.#root.querySelector(".root");
    place.replaceChildren(frame);
    this.#hush = this.#words?.(place);
    if (this.#hadFocus) {
      words.tabIndex = -1;
      words.focus({ preventScroll: true });
    }
    this.#hadFocus = false;
    if (error.code != "waiting") this.#report(error);
  }

  #report({ code, message }) {
    this.#tell("error", { code, message });
  }

  /** Brings the focus to the quiz, from what had it when the page asked for that; whoever has gone on since keeps it. A deck
   * that could not be shown is asked for once more. */
  async start(from) {
    if (this.#refusal) await this.#renew({ always: true });
    if (this.#refusal) throw this.#refusal;
    if (!this.#app?.again()) this.#app?.practise();
    await this.#giveFocus(from, false);
  }

  /** Forgets the ratings of the deck; with `erase`, nothing of them stays in this browser. */
  async reset({ erase: isForGood = false } = {}) {
    if (!isForGood) {
      this.#needApp().reset();
      if (this.#root.activeElement) this.#giveFocus();
      return;
    }
    // The deck that is here when it is asked for, whatever comes while the script does.
    const id = this.#id || this.#deck.id;
    const former = this.#deck.json && JSON.parse(this.#deck.json).former?.deck;
    const { erase } = await import("./erase.js");
    const same = [...widgets].filter(widget => widget.#app?.deck() == id);
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
    const { written } = await import("../recovery/kept.js");
    return written(id, [JSON.stringify({ kind: "log", key: `cuecard/log/${id}/0000000000000000`, text })]);
  }

  /** The app; an error where it shows no deck. */
  #needApp() {
    if (!this.#app) throw this.#refusal ?? trouble("gone");
    return this.#app;
  }

  /** Brings the style sheets back, which were lost on the way into another document. */
  dress() {
    try {
      dress(this.#root);
    } catch (error) {
      this.#leave();
      this.#say(error);
    }
  }

  #leave() {
    widgets.delete(this);
    this.#hadFocus ||= !!this.#root.activeElement;
    this.#hush?.();
    this.#app?.unmount();
    this.#app = null;
  }

  /** Takes the app off the page. */
  end() {
    this.#isOver = true;
    this.#rewritten.disconnect();
    if (!dead) this.#leave();
  }

  /** Says that the app has stopped. */
  stop() {
    this.#say(trouble("stopped"));
  }
}
