// Types of embed.js: the interface of <cuecard-deck> for scripts. See docs/EMBEDDING.md for its use.

export type CuecardRating = "again" | "hard" | "good" | "easy";

/** The events and their `detail`. All of them bubble and cross shadow roots. */
export interface CuecardEvents {
  /** The quiz can be used. */
  "cuecard:ready": CustomEvent<{ deck: string }>;
  /** An answer was shown. */
  "cuecard:reveal": CustomEvent<{ deck: string; card: string }>;
  /** An answer was rated. */
  "cuecard:rate": CustomEvent<{ deck: string; card: string; rating: CuecardRating }>;
  /** No card is left in the session, which had `cards` cards. */
  "cuecard:complete": CustomEvent<{ deck: string; cards: number }>;
  /** An error occurred. The `code` is for programs, the `message` for people. */
  "cuecard:error": CustomEvent<{ code: CuecardErrorCode; message: string }>;
}

export type CuecardErrorCode =
  | "load" | "absent" | "style" | "wasm" | "file" | "policy" | "stopped" | "section" | "words" | "content"
  | "address" | "missing" | "late" | "large" | "page" | "slow" | "unread" | "worker"
  | "json" | "markdown" | "form" | "new" | "empty" | "id" | "long" | "same" | "unfinished" | "points" | "deep"
  | "sections" | "topics" | "cards" | "parts" | "link";

/** Attributes. Each is also a property of the same name, and may change at any time. */
export interface CuecardDeckAttributes {
  /** The name of a bundled deck, or the address of a deck in JSON or Markdown. */
  deck?: string | null;
  /** A section of the deck, by id or title. */
  section?: string | null;
  /** The maximum number of cards in a session. */
  cards?: number | string | null;
  order?: "shuffled" | "in-order" | null;
  theme?: "auto" | "light" | "dark" | null;
  /** The language of the cards, and of the app if it has that language. */
  lang?: string;
  /** The views besides Practice, separated by spaces: some of `deck progress settings`. */
  views?: string | null;
  /** How long ratings are stored: permanently, with the tab, with the element. */
  storage?: "local" | "session" | "none" | null;
  loading?: "lazy" | "eager" | null;
  fonts?: "own" | "host" | null;
  /** The address of sentences for the app: JSON, from the ids in `embed/words.json` to sentences. */
  words?: string | null;
  /** The address of a copy of the full app, for transfer links. The npm package has no default. */
  app?: string | null;
}

/** The element. Its events bubble, so the types at the end of this file add them to every element. */
export interface CuecardDeckElement extends HTMLElement {
  // A property is an empty string if its attribute is not set. `null` removes the attribute.
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
  /** Loads the quiz and focuses it. Starts a new session if the last one is complete. */
  start(): Promise<void>;
  /** Cancels every rating of the deck on this site; with `erase`, deletes them. */
  reset(options?: { erase?: boolean }): Promise<void>;
  /** Returns all ratings of the deck, as the text of a backup that Settings can import. */
  export(): Promise<string>;
}

declare global {
  interface HTMLElementTagNameMap {
    "cuecard-deck": CuecardDeckElement;
  }
  // The events of elements, `document` and `window`.
  interface GlobalEventHandlersEventMap extends CuecardEvents {}
  interface ShadowRootEventMap extends CuecardEvents {}
}
