// `import "cuecard-deck/preact"` brings the element, and its type for JSX of Preact.

import type { HTMLAttributes } from "preact";
import type { CuecardDeckAttributes, CuecardDeckElement, CuecardEvents } from "./embed.js";

export * from "./embed.js";

/** Events as Preact names those of custom elements. JSX has no such names: write `{...{ "oncuecard:rate": listener }}`. */
export type CuecardListeners = { [Name in keyof CuecardEvents as `on${Name}`]?: (event: CuecardEvents[Name]) => void };

type Own = HTMLAttributes<CuecardDeckElement>;
export type CuecardDeckProps = Omit<Own, keyof CuecardDeckAttributes> & CuecardDeckAttributes & CuecardListeners;

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "cuecard-deck": CuecardDeckProps;
    }
  }
}
