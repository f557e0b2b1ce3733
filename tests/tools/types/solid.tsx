/** @jsxImportSource solid-js */
import "cuecard-deck/solid";
import type { CuecardEvents } from "cuecard-deck/solid";

const rated = ({ detail }: CuecardEvents["cuecard:rate"]) => void detail.rating;

export const good = (
  <cuecard-deck deck="own.md" cards={5} lang="de" {...{ "on:cuecard:rate": rated }}>
    <dl />
  </cuecard-deck>
);
// @ts-expect-error: there is no such theme.
export const bad = <cuecard-deck theme="pink" />;
