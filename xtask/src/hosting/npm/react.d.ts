// `import "cuecard-deck/react"` brings the element, and its type for JSX of React 19.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { CuecardDeckAttributes, CuecardDeckElement, CuecardEvents } from "./embed.js";

export * from "./embed.js";

/** Events as React names those of custom elements. JSX has no such names: write `{...{ "oncuecard:rate": listener }}`. */
export type CuecardListeners = { [Name in keyof CuecardEvents as `on${Name}`]?: (event: CuecardEvents[Name]) => void };

type Own = DetailedHTMLProps<HTMLAttributes<CuecardDeckElement>, CuecardDeckElement>;
export type CuecardDeckProps = Omit<Own, keyof CuecardDeckAttributes> & CuecardDeckAttributes & CuecardListeners;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "cuecard-deck": CuecardDeckProps;
    }
  }
}
