// @ts-check
// Finds the deck of a widget: cards written in the element, the bundled deck, or a deck at an address.

import { isJson, isPage } from "../shared/file-kind.js";
import { quizError } from "./errors.js";
import { HOME } from "./home.js";
import { IGNORED_ELEMENTS, cardsOf } from "./html-deck.js";
import { importMarkdown } from "./markdown.js";
import { isElement, isText } from "./nodes.js";

/** @typedef {{ id: string, title?: string, json: string | null }} Deck The JSON is null for the bundled deck. */
/** @typedef {{ id: string, title: string, json: string }} Text A deck given as text. */

/** The id of the deck that is compiled into the app. */
export const BUNDLED = "interview";
/** The size limit of a deck's text. */
export const MOST_BYTES = 5_000_000;
const TIMEOUT_MS = 20_000;

/** Set on elements whose deck any link may choose, as in the page for frames: see iframe.js. */
const ANY_LINK_ATTRIBUTE = "data-apart";

/**
 * Decks that a page of ours has assigned to elements.
 * @type {WeakMap<Element, Deck>}
 */
const assignedDecks = new WeakMap();

/**
 * Assigns to an element a deck that {@link deckOf} has read. It overrides the element's attributes.
 * @param {Element} element
 * @param {Deck} deck
 */
export const give = (element, deck) => assignedDecks.set(element, deck);

/** Elements that have had content. They do not show the bundled deck after the content is removed. */
const authoredElements = new WeakSet();

/**
 * Records that an element has had content.
 * @param {Element} element
 */
export const remember = element => authoredElements.add(element);

/**
 * Returns the address of the full app's folder: from the attribute `app`, else the default; empty if there is none.
 * @param {Element} element
 */
export const appOf = element => {
  const appAttribute = element.getAttribute("app")?.trim();
  if (!appAttribute) return HOME;
  try {
    const url = resolveAddress(appAttribute);
    // Add the trailing slash that relative addresses need.
    if (!/\/$|\.[^/]*$/.test(url.pathname)) url.pathname += "/";
    return url.href;
  } catch {
    return "";
  }
};

/**
 * Whether nodes have text, or an element that `counts` as content without text.
 * @param {Iterable<Node>} nodes
 * @param {(node: Element) => boolean} counts
 * @returns {boolean}
 */
const containsContent = (nodes, counts) => [...nodes].some(node => {
  if (isText(node)) return !!node.data.trim();
  if (!isElement(node) || node.matches(IGNORED_ELEMENTS)) return false;
  if (node.localName == "slot") return containsContent(/** @type {HTMLSlotElement} */ (node).assignedNodes({ flatten: true }), counts);
  return counts(node) || containsContent(node.childNodes, counts);
});

/**
 * Whether nodes have content. Empty paragraphs, which editors leave behind, are none.
 * @param {Iterable<Node>} nodes
 */
const hasContent = nodes => containsContent(nodes, node => !node.matches("p, br"));
/**
 * Whether nodes have text. A list without items, for example, has none.
 * @param {Iterable<Node>} nodes
 */
const containsText = nodes => containsContent(nodes, () => false);

/** @typedef {{ address?: string | null, deck?: Promise<Deck> }} Fetched The deck that was fetched from an address. */

/**
 * Returns the deck of an element. The caller passes the same `fetched` each time, which caches the deck.
 * @param {HTMLElement} element
 * @param {Fetched} fetched
 * @returns {Promise<Deck>}
 */
export const read = async (element, fetched = {}) => {
  const assignedDeck = assignedDecks.get(element);
  if (assignedDeck) return assignedDeck;
  const written = cardsOf(element);
  if (written || hasContent(element.childNodes)) remember(element);
  if (written) return { id: written.id, json: JSON.stringify(written) };
  const deckAttribute = element.getAttribute("deck");
  // The author has written other cards, so do not show the bundled deck.
  if (!deckAttribute && authoredElements.has(element)) throw quizError(containsText(element.childNodes) ? "content" : "waiting");
  const name = deckAttribute || BUNDLED;
  if (name == BUNDLED) return { id: BUNDLED, json: null };
  const address = addressOf(name, element);
  if (fetched.address != address.href) Object.assign(fetched, { address: address.href, deck: fetchDeck(element, address) });
  try {
    return await /** @type {Promise<Deck>} */ (fetched.deck);
  } catch (error) {
    // Fetch the deck again on the next call.
    fetched.address = null;
    throw error;
  }
};

/**
 * Pending fetches by address. Several elements may use the same deck.
 * @type {Map<string, Promise<[text: string, from: string]>>}
 */
const pendingFetches = new Map();

/**
 * Fetches a deck, and gives it its own id if any link may choose the element's deck and it is from another origin.
 * @param {Element} element
 * @param {URL} address
 */
const fetchDeck = async (element, address) => {
  const { href } = address, fetching = pendingFetches.get(href) ?? fetchText(address).finally(() => pendingFetches.delete(href));
  pendingFetches.set(href, fetching);
  const [text, from] = await fetching;
  const deck = await deckOf(text, () => element.isConnected);
  const isForeign = () => [address.href, from].some(url => new URL(url).origin != new URL(HOME).origin);
  return element.hasAttribute(ANY_LINK_ATTRIBUTE) && isForeign() ? withAddressId(deck, address) : deck;
};

/**
 * Returns the deck with an id derived from its address. Decks with the same id at other addresses may have other
 * authors, and must not share ratings.
 * @param {Text} deck
 * @param {URL} address
 * @returns {Promise<Text>}
 */
const withAddressId = async ({ json, title }, { origin, pathname, search }) => {
  let deck;
  try {
    deck = Object(JSON.parse(json));
  } catch {
    // The null character keeps the text invalid for the app's parser too, which then reports the position of the error.
    return { id: "", title, json: json + "\0" };
  }
  const bytes = new TextEncoder().encode(origin + pathname + search);
  // Digests are unavailable on pages without HTTPS.
  const addressDigest = crypto.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 16) : bytes;
  // The app reports an id that is not a string.
  if (deck.id && typeof deck.id != "string") return { id: "", title, json };
  const name = deck.id || "deck";
  const id = `${name}-${[...addressDigest].map(byte => byte.toString(16).padStart(2, "0")).join("")}`;
  // The app copies ratings stored under the id that earlier versions used.
  const former = deck.id ? { deck: name, cards: deck.former?.cards ?? [] } : undefined;
  return { id, title, json: JSON.stringify({ ...deck, id, former }) };
};

/**
 * Returns the deck of a text. Stops importing Markdown once `isWanted` returns false.
 * @param {string} text
 * @returns {Promise<Text>}
 */
export const deckOf = async (text, isWanted = () => true) => {
  const json = isJson(text) ? text : await importMarkdown(text, isWanted);
  return { ...idAndTitle(json), json };
};

/**
 * Returns the address of a deck. A plain name refers to a deck of the full app.
 * @param {string} name
 * @param {Element} element
 */
const addressOf = (name, element) => {
  if (!/^[a-z0-9-]+$/.test(name)) return resolveAddress(name);
  const app = appOf(element);
  if (!app) throw quizError("address", name);
  return new URL(`decks/${name}.json`, app);
};

/**
 * Resolves an address against the page; throws unless it is HTTP or HTTPS.
 * @param {string} name
 */
const resolveAddress = name => {
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
 * Returns the id and title of a deck in JSON. The app validates the rest.
 * @param {string} json
 */
const idAndTitle = json => {
  try {
    const { id, title } = JSON.parse(json);
    return { id: typeof id == "string" ? id : "", title: typeof title == "string" ? title : "" };
  } catch {
    return { id: "", title: "" };
  }
};

/**
 * Fetches the text at an address; also returns the address after redirects.
 * @param {URL} url
 * @returns {Promise<[text: string, from: string]>}
 */
const fetchText = async url => {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(url, { signal: controller.signal, credentials: "omit" });
    if (!response.ok) throw quizError("missing", url.href);
    const text = await readLimited(response);
    if (isPage(text)) throw quizError("page");
    return [text, response.url || url.href];
  } catch (error) {
    if (["missing", "large", "page"].includes(/** @type {{ code: string }} */ (error).code)) throw error;
    throw controller.signal.aborted ? quizError("late") : quizError("missing", url.href);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
};

/**
 * Returns the text of a response; throws if it is too large. Counts the bytes, since the header may be wrong.
 * @param {Response} response
 */
const readLimited = async response => {
  if (Number(response.headers.get("content-length")) > MOST_BYTES) throw quizError("large");
  const { body } = /** @type {{ body: ReadableStream<Uint8Array<ArrayBuffer>> }} */ (response);
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
