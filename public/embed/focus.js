// @ts-check
// The focus, which stays in a quiz while what had it is taken off the page.

export class Focus {
  #element;
  #root;
  /** Whether it was in what has been taken off the page. */
  #isLost = false;

  /**
   * @param {HTMLElement} element
   * @param {ShadowRoot} root
   */
  constructor(element, root) {
    this.#element = element;
    this.#root = root;
  }

  /**
   * Runs what has the app show something else, and leaves the focus in the quiz if it was there; returns whether it is done.
   * @param {() => unknown} act
   */
  keep(act) {
    const isHere = !!this.#root.activeElement;
    const isDone = act() !== false;
    if (isDone && isHere) this.give();
    return isDone;
  }

  /**
   * Brings it to the card once what has changed is drawn, unless it is somewhere already.
   * @param {Element | null} from what may lose it, too
   * @returns {Promise<void>}
   */
  give(from = null, preventScroll = true) {
    return new Promise(done => setTimeout(() => {
      const { ownerDocument: page } = this.#element, { activeElement: ours } = this.#root;
      const { activeElement: around } = /** @type {Document | ShadowRoot} */ (this.#element.getRootNode());
      const focused = around ?? page.activeElement;
      // What is hidden loses the focus only when the page is next drawn.
      const isLeft = ours ? getComputedStyle(ours).visibility == "hidden" : !focused || focused == page.body;
      /** @type {(selector: string) => HTMLElement | null} */
      const find = selector => this.#root.querySelector(selector);
      const target = find("[data-face=back] .cc-answer") ?? find(".cc-card .cc-question");
      if (isLeft || focused == from) target?.focus({ preventScroll });
      done();
    }));
  }

  /** Notes whether it is in what is about to be taken off the page. */
  lose() {
    this.#isLost ||= !!this.#root.activeElement;
  }

  /** Brings it to the card if it was lost. */
  restore() {
    if (this.#isLost) this.give();
    this.#isLost = false;
  }

  /**
   * Brings it to words in the place of the app if it was lost.
   * @param {HTMLElement} words
   */
  restoreTo(words) {
    if (this.#isLost) {
      words.tabIndex = -1;
      words.focus({ preventScroll: true });
    }
    this.#isLost = false;
  }
}
