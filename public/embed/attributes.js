// @ts-check
// Reads the attributes of an element.

/** Values of `storage`. The app knows each by its index. */
const SCOPES = ["local", "session", "none"];
/** The attributes that name the source of the cards, and the storage of the ratings. */
export const SOURCE = ["deck", "id", "app", "storage"];
/** The attributes that choose the language of the app. */
export const LANGUAGE = ["lang", "words"];
/** The attributes that choose cards. */
const CHOICE = ["section", "order", "cards"];

/**
 * Returns the trimmed value of an attribute; empty if it is not set.
 * @param {Element} element
 * @param {string} name
 */
export const attributeOf = (element, name) => (element.getAttribute(name) ?? "").trim();

/**
 * Returns the index of the element's storage scope.
 * @param {Element} element
 */
export const scopeOf = element => Math.max(SCOPES.indexOf(attributeOf(element, "storage").toLowerCase()), 0);

/**
 * Returns the choice of cards: the section, whether they are in order, and the maximum number, or 0 for no limit.
 * @param {Element} element
 * @returns {[section: string, inOrder: boolean, cards: number]}
 */
export const choiceOf = element => {
  const cards = parseInt(attributeOf(element, "cards"), 10);
  return [attributeOf(element, "section"), attributeOf(element, "order") == "in-order", cards > 0 ? Math.min(cards, 65535) : 0];
};

/**
 * Returns the name of the session. Each choice of cards from a deck has its own session.
 * @param {Element} element
 */
export const sessionOf = element => CHOICE.map(name => attributeOf(element, name)).filter(Boolean).join("/");
