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
  | "load" | "absent" | "style" | "wasm" | "file" | "policy" | "stopped" | "section" | "words" | "content"
  | "address" | "missing" | "late" | "large" | "page" | "slow" | "unread" | "worker"
  | "json" | "markdown" | "form" | "new" | "empty" | "id" | "long" | "same" | "unfinished" | "points" | "deep"
  | "sections" | "topics" | "cards" | "parts" | "link";

/** Attributes; each is a property of the same name, too, and may be changed at any time. */
export interface CuecardDeckAttributes {
  /** The name of a bundled deck, or the address of a deck in JSON or Markdown. */
  deck?: string | null;
  /** A section of the deck, by id or title. */
  section?: string | null;
  /** At most so many cards in a session. */
  cards?: number | string | null;
  order?: "shuffled" | "in-order" | null;
  theme?: "auto" | "light" | "dark" | null;
  /** The language of the cards, and of the app where it has that language. */
  lang?: string;
  /** The views on offer besides Practice, with spaces between: `deck progress settings`. */
  views?: string | null;
  /** How long ratings are kept: for good, with the tab, with the element. */
  storage?: "local" | "session" | "none" | null;
  loading?: "lazy" | "eager" | null;
  fonts?: "own" | "host" | null;
  /** The address of words for the app: JSON, from the ids in `embed/words.json` to sentences. */
  words?: string | null;
  /** The address of a copy of the full app, for links that take ratings there. The package for npm knows of none. */
  app?: string | null;
}

/** Its own events are among those of every element, for they bubble: see the end of this file. */
export interface CuecardDeckElement extends HTMLElement {
  // An attribute that is not there is an empty text. `null` takes it away.
  get deck(): string;
  set deck(deck: string | null | undefined);
  get section(): string;
  set section(section: string | null | undefined);
  get cards(): string;
  set cards(cards: number | string | null | undefined);
  get order(): string;
  set order(order: string | null | undefined);
  get theme(): string;
  set theme(theme: string | null | undefined);
  get views(): string;
  set views(views: string | null | undefined);
  get storage(): string;
  set storage(storage: string | null | undefined);
  get loading(): string;
  set loading(loading: string | null | undefined);
  get fonts(): string;
  set fonts(fonts: string | null | undefined);
  get words(): string;
  set words(words: string | null | undefined);
  get app(): string;
  set app(app: string | null | undefined);
  /** Loads the quiz, and brings the focus to it; begins a new session where one is complete. */
  start(): Promise<void>;
  /** Forgets every rating of the deck on this site. They stay in its log, cancelled, unless it is told to `erase` them. */
  reset(options?: { erase?: boolean }): Promise<void>;
  /** Everything rated of this deck, as the text of a file that Settings can bring in. */
  export(): Promise<string>;
}

declare global {
  interface HTMLElementTagNameMap {
    "cuecard-deck": CuecardDeckElement;
  }
  // Of elements, `document` and `window`.
  interface GlobalEventHandlersEventMap extends CuecardEvents {}
  interface ShadowRootEventMap extends CuecardEvents {}
}
