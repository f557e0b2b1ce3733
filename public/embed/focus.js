// @ts-check
// Keeps the focus in a widget when its focused element is removed.

export class Focus {
  #element;
  #root;
  /** Whether the focused element was removed. */
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
   * Runs an action that changes the view, and keeps the focus in the widget if it was there. Returns whether the action
   * succeeded.
   * @param {() => unknown} act
   */
  keep(act) {
    const isHere = !!this.#root.activeElement;
    const isDone = act() !== false;
    if (isDone && isHere) this.give();
    return isDone;
  }

  /**
   * Focuses the card after the next render, unless another element has the focus.
   * @param {Element | null} from an element that may lose the focus
   * @returns {Promise<void>}
   */
  give(from = null, preventScroll = true) {
    return new Promise(done => setTimeout(() => {
      const { ownerDocument: page } = this.#element, { activeElement: ownFocus } = this.#root;
      const { activeElement: hostFocus } = /** @type {Document | ShadowRoot} */ (this.#element.getRootNode());
      const focused = hostFocus ?? page.activeElement;
      // A hidden element loses the focus only at the next paint.
      const isLeft = ownFocus ? getComputedStyle(ownFocus).visibility == "hidden" : !focused || focused == page.body;
      /** @type {(selector: string) => HTMLElement | null} */
      const find = selector => this.#root.querySelector(selector);
      const target = find("[data-face=back] .cc-answer") ?? find(".cc-card .cc-question");
      if (isLeft || focused == from) target?.focus({ preventScroll });
      done();
    }));
  }

  /** Records whether the focus is in content that is about to be removed. */
  lose() {
    this.#isLost ||= !!this.#root.activeElement;
  }

  /** Focuses the card if the focus was lost. */
  restore() {
    if (this.#isLost) this.give();
    this.#isLost = false;
  }

  /**
   * Focuses a message shown instead of the app if the focus was lost.
   * @param {HTMLElement} message
   */
  restoreTo(message) {
    if (this.#isLost) {
      message.tabIndex = -1;
      message.focus({ preventScroll: true });
    }
    this.#isLost = false;
  }
}
