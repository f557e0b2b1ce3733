// `import "cuecard-deck/solid"` brings the element, and its type for JSX of Solid.

import type { JSX } from "solid-js";
import type { CuecardDeckAttributes, CuecardDeckElement, CuecardEvents } from "./embed.js";

export * from "./embed.js";

/** Events as Solid names them: `on:cuecard:rate={listener}`. */
export type CuecardListeners = { [Name in keyof CuecardEvents as `on:${Name}`]?: (event: CuecardEvents[Name]) => void };

type Own = Omit<JSX.HTMLAttributes<CuecardDeckElement>, keyof CuecardDeckAttributes>;

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "cuecard-deck": Own & CuecardDeckAttributes & CuecardListeners;
    }
  }
}
