// The JavaScript that wasm-bindgen generates for the app: the exports of src/mount.

/** Starts the Wasm. */
export default function init(from: { module_or_path: unknown }): Promise<unknown>;

/** Sets the app up for a host page: a function that starts the worker, and one that is called when the app has stopped. */
export function embedded(worker: () => Worker, stopped: (words: string) => void): void;

/** The element that a widget is mounted in. */
export interface Root extends HTMLElement {
  /** Called for each event in the widget. */
  onEvent?: (what: string, card: string, word: string) => void;
  /** The language that the app begins with; English where there is none. */
  language?: import("../public/shared/language").Language | null;
  /** Loads the language for a setting. */
  loadLanguage?: (setting: string) => Promise<import("../public/shared/language").Language | null>;
}

/** Mounts a widget. */
export function mount(
  root: Root,
  deck: string | null,
  place: number,
  session: string,
  section: string,
  inOrder: boolean,
  cards: number,
): Widget;

/** A mounted widget. */
export class Widget {
  private constructor();
  choose(section: string, inOrder: boolean, cards: number): void;
  rewrite(deck: string): boolean;
  speak(language: import("../public/shared/language").Language | null): void;
  practise(): void;
  again(): boolean;
  knows(section: string): boolean;
  deck(): string;
  reset(): void;
  log(): string;
  unmount(): void;
}
