// Flash cards as an able hand writes them without any library: the first card is in the page, the others come from the
// deck, each rating is appended to a log in the browser.

const LOG = "vanilla/log";
const [place, question, answer, points, prose, show, rate] =
  ["place", "question", "answer", "points", "prose", "show", "rate"].map(id => document.getElementById(id));

const deck = fetch("interview.json").then(response => response.json()).then(({ sections }) =>
  sections.flatMap(({ topics }) => topics.flatMap(({ cards }) => cards)).filter(({ kind }) => kind != "ask"),
);
let at = 0, shownAt = 0;

const element = (tag, ...children) => {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
};

const inlines = list => list.map(inline => {
  const [[kind, inner]] = Object.entries(inline);
  switch (kind) {
    case "text": return inner;
    case "placeholder": return element("mark", `[${inner}]`);
    case "code": return element("code", inner);
    default: return element(kind == "strong" ? "strong" : "em", ...inlines(inner));
  }
});

const blocks = list => list.flatMap(block => {
  const [[kind, inner]] = Object.entries(block);
  switch (kind) {
    case "paragraph": return element("p", ...inlines(inner));
    case "bullets": return element("ul", ...inner.map(item => element("li", ...blocks(item))));
    default: return [element("h2", kind[0].toUpperCase() + kind.slice(1)), ...blocks(inner)];
  }
});

const tick = ({ text, essential }) => {
  const box = Object.assign(document.createElement("input"), { type: "checkbox" });
  const label = element("label", box, text);
  if (essential) label.dataset.essential = "";
  return label;
};

const turn = isBack => {
  answer.hidden = rate.hidden = !isBack;
  show.hidden = isBack;
  (isBack ? answer : question).focus({ preventScroll: true });
};

const draw = (card, count) => {
  place.textContent = `${(at % count) + 1} of ${count}`;
  question.replaceChildren(...inlines(card.question));
  points.replaceChildren(...(card.points ?? []).map(tick));
  prose.replaceChildren(...blocks(card.answer));
  turn(false);
  scrollTo(0, 0);
};

show.addEventListener("click", () => {
  shownAt = Date.now();
  turn(true);
});

rate.addEventListener("click", async ({ target }) => {
  if (!target.value) return;
  const cards = await deck;
  const ticked = [...points.querySelectorAll("input")].map(box => Number(box.checked)).join("");
  const entry = [cards[at % cards.length].id, target.value, shownAt, ticked].join(" ");
  localStorage.setItem(LOG, (localStorage.getItem(LOG) ?? "") + entry + "\n");
  at += 1;
  draw(cards[at % cards.length], cards.length);
});
