// `import "cuecard-deck/vue"` brings the element, and its type for Vue's templates.

import type { EmitFn, HTMLAttributes, PublicProps } from "vue";
import type { CuecardDeckAttributes, CuecardDeckElement, CuecardEvents } from "./embed.js";

export * from "./embed.js";

/** Events as templates name them: `@cuecard:rate="listener"`. */
export type CuecardListeners = { [Name in keyof CuecardEvents]: (event: CuecardEvents[Name]) => void };

type Own = Omit<HTMLAttributes, keyof CuecardDeckAttributes> & CuecardDeckAttributes & PublicProps;

declare module "vue" {
  interface GlobalComponents {
    "cuecard-deck": new () => CuecardDeckElement & { $props: Own; $emit: EmitFn<CuecardListeners> };
  }
}
