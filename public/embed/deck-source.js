// @ts-check
// The deck of a widget: the cards written in the element, a bundled deck, or one from any address.

import { isJson, isPage } from "../shared/file-kind.js";
import { quizError } from "./errors.js";
import { HOME } from "./home.js";
import { LEFT_OUT, cardsOf } from "./html-deck.js";
import { imported } from "./markdown.js";
import { isElement, isText } from "./nodes.js";

/** @typedef {{ id: string, title?: string, json: string | null }} Deck Its JSON is null where the app has the deck with it. */
/** @typedef {{ id: string, title: string, json: string }} Text A deck that has come as a text. */

/** The deck that the app has with it. */
export const BUNDLED = "interview";
/** Larger texts are no decks. */
export const MOST_BYTES = 5_000_000;
const PATIENCE_MS = 20_000;

/** On elements whose deck any link may choose, those of the page in a frame: see iframe.js. */
const APART = "data-apart";

/**
 * Decks that a page of ours has at hand, by the elements that show them.
 * @type {WeakMap<Element, Deck>}
 */
const given = new WeakMap();

/**
 * Has an element show a deck that {@link deckOf} has read, whatever its attributes say.
 * @param {Element} element
 * @param {Deck} deck
 */
export const give = (element, deck) => given.set(element, deck);

/** Elements that have had content of their own: emptied, they do not become the bundled deck. */
const authored = new WeakSet();

/**
 * Notes that an element has had content of its own, whatever is in it now.
 * @param {Element} element
 */
export const remember = element => authored.add(element);

/**
 * The folder of the full app, as an element names it, else where it is known to be; nothing where there is none.
 * @param {Element} element
 */
export const appOf = element => {
  const said = element.getAttribute("app")?.trim();
  if (!said) return HOME;
  try {
    const url = web(said);
    // A folder all the same: what is in it is asked for by names of its own.
    if (!/\/$|\.[^/]*$/.test(url.pathname)) url.pathname += "/";
    return url.href;
  } catch {
    return "";
  }
};

/**
 * Whether nodes have any text, or an element that `counts` without.
 * @param {Iterable<Node>} nodes
 * @param {(node: Element) => boolean} counts
 * @returns {boolean}
 */
const has = (nodes, counts) => [...nodes].some(node => {
  if (isText(node)) return !!node.data.trim();
  if (!isElement(node) || node.matches(LEFT_OUT)) return false;
  if (node.localName == "slot") return has(/** @type {HTMLSlotElement} */ (node).assignedNodes({ flatten: true }), counts);
  return counts(node) || has(node.childNodes, counts);
});

/**
 * Whether nodes have anything to be read; editors leave empty paragraphs behind.
 * @param {Iterable<Node>} nodes
 */
const isWritten = nodes => has(nodes, node => !node.matches("p, br"));
/**
 * Whether nodes have any text: a list without items, say, has none yet.
 * @param {Iterable<Node>} nodes
 */
const says = nodes => has(nodes, () => false);

/** @typedef {{ address?: string | null, deck?: Promise<Deck> }} Fetched The deck that came from an address. */

/**
 * The deck an element asks for. `fetched` is the same from call to call.
 * @param {HTMLElement} element
 * @param {Fetched} fetched
 * @returns {Promise<Deck>}
 */
export const read = async (element, fetched = {}) => {
  const own = given.get(element);
  if (own) return own;
  const written = cardsOf(element);
  if (written || isWritten(element.childNodes)) remember(element);
  if (written) return { id: written.id, json: JSON.stringify(written) };
  const asked = element.getAttribute("deck");
  // Its author wants other cards than those of the bundled deck.
  if (!asked && authored.has(element)) throw quizError(says(element.childNodes) ? "content" : "waiting");
  const name = asked || BUNDLED;
  if (name == BUNDLED) return { id: BUNDLED, json: null };
  const address = addressOf(name, element);
  if (fetched.address != address.href) Object.assign(fetched, { address: address.href, deck: fetchDeck(element, address) });
  try {
    return await /** @type {Promise<Deck>} */ (fetched.deck);
  } catch (error) {
    // It may be there when it is next asked for.
    fetched.address = null;
    throw error;
  }
};

/**
 * What is on its way, by address: several elements may ask for one deck.
 * @type {Map<string, Promise<[text: string, from: string]>>}
 */
const coming = new Map();

/**
 * @param {Element} element
 * @param {URL} address
 */
const fetchDeck = async (element, address) => {
  const { href } = address, fetching = coming.get(href) ?? fetchText(address).finally(() => coming.delete(href));
  coming.set(href, fetching);
  const [text, from] = await fetching;
  const deck = await deckOf(text, () => element.isConnected);
  const isForeign = () => [address.href, from].some(url => new URL(url).origin != new URL(HOME).origin);
  return element.hasAttribute(APART) && isForeign() ? apart(deck, address) : deck;
};

/**
 * The deck under an id that only this address has: whoever wrote it may not be whom the reader rated decks of that id with.
 * @param {Text} deck
 * @param {URL} address
 * @returns {Promise<Text>}
 */
const apart = async ({ json, title }, { origin, pathname, search }) => {
  let deck;
  try {
    deck = Object(JSON.parse(json));
  } catch {
    // With this behind it, it is no JSON to the app either, which says where that begins.
    return { id: "", title, json: json + "\0" };
  }
  const bytes = new TextEncoder().encode(origin + pathname + search);
  // There are no digests where the page came without encryption.
  const mark = crypto.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 16) : bytes;
  // The app says what is wrong with an id that is no text.
  if (deck.id && typeof deck.id != "string") return { id: "", title, json };
  const name = deck.id || "deck";
  const id = `${name}-${[...mark].map(byte => byte.toString(16).padStart(2, "0")).join("")}`;
  // A copy of what was rated of these cards before ids were told apart so; it stays where it is, too.
  const former = deck.id ? { deck: name, cards: deck.former?.cards ?? [] } : undefined;
  return { id, title, json: JSON.stringify({ ...deck, id, former }) };
};

/**
 * The deck of a text. One in Markdown is read for as long as it `isWanted`.
 * @param {string} text
 * @returns {Promise<Text>}
 */
export const deckOf = async (text, isWanted = () => true) => {
  const json = isJson(text) ? text : await imported(text, isWanted);
  return { ...named(json), json };
};

/**
 * The address of a deck that is not the bundled one; those of a mere name are beside the full app.
 * @param {string} name
 * @param {Element} element
 */
const addressOf = (name, element) => {
  if (!/^[a-z0-9-]+$/.test(name)) return web(name);
  const app = appOf(element);
  if (!app) throw quizError("address", name);
  return new URL(`decks/${name}.json`, app);
};

/**
 * An address on the web, as it is meant on this page.
 * @param {string} name
 */
const web = name => {
  let url;
  try {
    url = new URL(name, document.baseURI);
  } catch {
    throw quizError("address", name);
  }
  if (!/^https?:$/.test(url.protocol)) throw quizError("address", name);
  return url;
};

/**
 * The names of a deck; the app says what is wrong with the rest.
 * @param {string} json
 */
const named = json => {
  try {
    const { id, title } = JSON.parse(json);
    return { id: typeof id == "string" ? id : "", title: typeof title == "string" ? title : "" };
  } catch {
    return { id: "", title: "" };
  }
};

/**
 * The text at an address, and the address that it came from in the end.
 * @param {URL} url
 * @returns {Promise<[text: string, from: string]>}
 */
const fetchText = async url => {
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(url, { signal: clock.signal, credentials: "omit" });
    if (!answer.ok) throw quizError("missing", url.href);
    const text = await within(answer);
    if (isPage(text)) throw quizError("page");
    return [text, answer.url || url.href];
  } catch (error) {
    if (["missing", "large", "page"].includes(/** @type {{ code: string }} */ (error).code)) throw error;
    throw clock.signal.aborted ? quizError("late") : quizError("missing", url.href);
  } finally {
    clearTimeout(timer);
    clock.abort();
  }
};

/**
 * The text of an answer that is not too large. What it says of its size may not be so.
 * @param {Response} answer
 */
const within = async answer => {
  if (Number(answer.headers.get("content-length")) > MOST_BYTES) throw quizError("large");
  const { body } = /** @type {{ body: ReadableStream<Uint8Array<ArrayBuffer>> }} */ (answer);
  const reader = body.getReader(), decoder = new TextDecoder();
  let text = "", size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > MOST_BYTES) throw quizError("large");
    text += decoder.decode(value, { stream: true });
  }
};
