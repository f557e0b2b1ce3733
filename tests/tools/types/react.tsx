/** @jsxImportSource react */
import "cuecard-deck/react";
import type { CuecardEvents } from "cuecard-deck/react";

const rated = ({ detail }: CuecardEvents["cuecard:rate"]) => void detail.rating;

export const good = (
  <cuecard-deck deck="own.md" cards={5} theme={null} lang="de" id="own" ref={deck => void deck?.start()} {...{ "oncuecard:rate": rated }}>
    <dl />
  </cuecard-deck>
);
// @ts-expect-error: there is no such theme.
export const bad = <cuecard-deck theme="pink" />;
