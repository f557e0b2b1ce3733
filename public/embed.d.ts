// Types of embed.js: what <cuecard-deck> offers to scripts. docs/EMBEDDING.md tells what it means.

export type CuecardRating = "again" | "hard" | "good" | "easy";

/** What a `cuecard:…` event has as its `detail`. All of them bubble and leave shadow roots. */
export interface CuecardEvents {
  /** The quiz can be used. */
  "cuecard:ready": CustomEvent<{ deck: string }>;
  /** An answer was shown. */
  "cuecard:reveal": CustomEvent<{ deck: string; card: string }>;
  /** An answer was rated. */
  "cuecard:rate": CustomEvent<{ deck: string; card: string; rating: CuecardRating }>;
  /** No card is left in the session, which had that many. */
  "cuecard:complete": CustomEvent<{ deck: string; cards: number }>;
  /** Something is wrong: a code for programs, a sentence for people. */
  "cuecard:error": CustomEvent<{ code: CuecardErrorCode; message: string }>;
}

export type CuecardErrorCode =
  | "load" | "wasm" | "file" | "policy" | "stopped" | "section" | "words" | "content"
  | "address" | "missing" | "late" | "large" | "page"
  | "json" | "markdown" | "form" | "new" | "empty" | "id" | "same" | "unfinished" | "points" | "link";

/** Attributes; each is a property of the same name, too, and may be changed at any time. */
export interface CuecardDeckAttributes {
  /** The name of a bundled deck, or the address of a deck in JSON or Markdown. */
  deck?: string;
  /** A section of the deck, by id or title. */
  section?: string;
  /** At most so many cards in a session. */
  cards?: number | string;
  order?: "shuffled" | "in-order";
  theme?: "auto" | "light" | "dark";
  lang?: string;
  /** The views on offer besides Practice, with spaces between: `deck progress settings`. */
  views?: string;
  /** How long ratings are kept: for good, with the tab, with the element. */
  storage?: "local" | "session" | "none";
  loading?: "lazy" | "eager";
  fonts?: "own" | "host";
  /** The address of the app's words in another language: JSON, of what is in `embed/words.json` to other words. */
  words?: string;
}

export interface CuecardDeckElement extends HTMLElement {
  deck: string;
  section: string;
  get cards(): string;
  set cards(cards: number | string | null);
  order: string;
  theme: string;
  views: string;
  storage: string;
  loading: string;
  fonts: string;
  words: string;
  /** Loads the quiz, and brings the focus to it; begins a new session where one is complete. */
  start(): Promise<void>;
  /** Forgets every rating of the deck on this site. */
  reset(): Promise<void>;
  /** Everything rated of this deck, as the text of a file that Settings can bring in. */
  export(): Promise<string>;
  addEventListener<K extends keyof CuecardEvents>(
    type: K,
    listener: (this: CuecardDeckElement, event: CuecardEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "cuecard-deck": CuecardDeckElement;
  }
  interface DocumentEventMap extends CuecardEvents {}
}
