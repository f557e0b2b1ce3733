// `import "cuecard-deck/svelte"` brings the element, and its type for Svelte's markup.

import type { HTMLAttributes } from "svelte/elements";
import type { CuecardDeckAttributes, CuecardDeckElement, CuecardEvents } from "./embed.js";

export * from "./embed.js";

/** Events as Svelte 5 names them: `oncuecard:rate={listener}`. */
export type CuecardListeners = { [Name in keyof CuecardEvents as `on${Name}`]?: (event: CuecardEvents[Name]) => void };

type Own = Omit<HTMLAttributes<CuecardDeckElement>, keyof CuecardDeckAttributes>;

declare module "svelte/elements" {
  export interface SvelteHTMLElements {
    "cuecard-deck": Own & CuecardDeckAttributes & CuecardListeners;
  }
}
