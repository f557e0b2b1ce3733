// @ts-check
// What an element's attributes say.

/** How long ratings are stored, by the number the app knows it by. */
const SCOPES = ["local", "session", "none"];
/** The attributes that say where cards come from, and where ratings go. */
export const SOURCE = ["deck", "id", "app", "storage"];
/** Those that say in which language the app is. */
export const LANGUAGE = ["lang", "words"];
/** The attributes that choose cards. */
const CHOICE = ["section", "order", "cards"];

/**
 * What is written in an attribute; nothing where it is not there.
 * @param {Element} element
 * @param {string} name
 */
export const given = (element, name) => (element.getAttribute(name) ?? "").trim();

/**
 * How long ratings are stored, by number.
 * @param {Element} element
 */
export const scopeOf = element => Math.max(SCOPES.indexOf(given(element, "storage").toLowerCase()), 0);

/**
 * Which cards are asked: section, whether in order, and how many at most.
 * @param {Element} element
 * @returns {[section: string, inOrder: boolean, cards: number]}
 */
export const choiceOf = element => {
  const cards = parseInt(given(element, "cards"), 10);
  return [given(element, "section"), given(element, "order") == "in-order", cards > 0 ? Math.min(cards, 65535) : 0];
};

/**
 * The session's name, so that another choice of cards from the same deck has one of its own.
 * @param {Element} element
 */
export const sessionOf = element => CHOICE.map(name => given(element, name)).filter(Boolean).join("/");
