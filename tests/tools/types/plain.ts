import "cuecard-deck";
import type { CuecardDeckElement, CuecardErrorCode, CuecardRating } from "cuecard-deck";

const deck: CuecardDeckElement = document.createElement("cuecard-deck");
deck.deck = null;
deck.cards = 5;
deck.cards = null;
deck.app = "https://cuecard.example/";
const cards: string = deck.cards;
await deck.start();
const text: string = await deck.export();

const rated = ({ detail }: CustomEvent<{ deck: string; card: string; rating: CuecardRating }>) => detail.card + text + cards;
window.addEventListener("cuecard:rate", rated);
window.removeEventListener("cuecard:rate", rated);
document.addEventListener("cuecard:rate", rated);
document.removeEventListener("cuecard:rate", rated);
document.body.addEventListener("cuecard:rate", rated);
document.body.removeEventListener("cuecard:rate", rated);
deck.addEventListener("cuecard:rate", rated);
deck.removeEventListener("cuecard:rate", rated, true);
deck.addEventListener("cuecard:error", ({ detail }) => {
  const code: CuecardErrorCode = detail.code;
  return code == "style";
});
deck.addEventListener("click", event => event.clientX);

// @ts-expect-error: there is no such detail.
document.addEventListener("cuecard:rate", ({ detail }) => detail.cards);
// @ts-expect-error: a number is no deck.
deck.deck = 5;
