// The glue that wasm-bindgen writes for the app: what src/mount exports.

/** Starts the Wasm. */
export default function init(from: { module_or_path: unknown }): Promise<unknown>;

/** Says that this is somebody else's page: how the worker is started there, and who hears that the app has stopped. */
export function embedded(worker: () => Worker, stopped: (words: string) => void): void;

/** What a widget is mounted in. */
export interface Root extends HTMLElement {
  /** Hears what happens in the widget. */
  heard?: (what: string, card: string, word: string) => void;
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
