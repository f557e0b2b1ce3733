// The deck of a widget: the cards written in the element, a bundled deck, or one from any address.

import { LEFT_OUT, cardsOf } from "./cards.js";
import { HOME } from "./home.js";
import { imported } from "./markdown.js";
import { trouble } from "./words.js";

/** The deck that the app has with it. */
export const BUNDLED = "interview";
/** Larger texts are no decks. */
export const MOST_BYTES = 5_000_000;
const PATIENCE_MS = 20_000;
/** What begins so is JSON, a web page, or else Markdown. A file's name and type are often not what it is. */
const JSON_BEGINS = /^\s*[{[]/, PAGE_BEGINS = /^\s*</;

/** On elements whose deck any link may choose, those of the page in a frame: see frame.js. */
const APART = "data-apart";

/** Decks that a page of ours has at hand, by the elements that show them. */
const given = new WeakMap();

/** Has an element show a deck that [`deckOf`] has read, whatever its attributes say. */
export const give = (element, deck) => given.set(element, deck);

/** Elements that have had content of their own: emptied, they do not become the bundled deck. */
const authored = new WeakSet();

/** Notes that an element has had content of its own, whatever is in it now. */
export const remember = element => authored.add(element);

/** The folder of the full app, as an element names it, else where it is known to be; nothing where there is none. */
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

/** Whether nodes have any text, or an element that `counts` without. */
const has = (nodes, counts) => [...nodes].some(node => {
  if (node.nodeType == Node.TEXT_NODE) return !!node.data.trim();
  if (node.nodeType != Node.ELEMENT_NODE || node.matches(LEFT_OUT)) return false;
  if (node.localName == "slot") return has(node.assignedNodes({ flatten: true }), counts);
  return counts(node) || has(node.childNodes, counts);
});

/** Whether nodes have anything to be read; editors leave empty paragraphs behind. */
const isWritten = nodes => has(nodes, node => !node.matches("p, br"));
/** Whether nodes have any text: a list without items, say, has none yet. */
const says = nodes => has(nodes, () => false);

/**
 * The deck an element asks for: its id, and its JSON, which is null for the deck the app has with it. `fetched` holds the
 * one that came from an address, and is the same from call to call.
 */
export const read = async (element, fetched = {}) => {
  if (given.has(element)) return given.get(element);
  const written = cardsOf(element);
  if (written || isWritten(element.childNodes)) remember(element);
  if (written) return { id: written.id, json: JSON.stringify(written) };
  const asked = element.getAttribute("deck");
  // Its author wants other cards than those of the bundled deck.
  if (!asked && authored.has(element)) throw trouble(says(element.childNodes) ? "content" : "waiting");
  const name = asked || BUNDLED;
  if (name == BUNDLED) return { id: BUNDLED, json: null };
  const address = place(name, element);
  if (fetched.address != address.href) Object.assign(fetched, { address: address.href, deck: fetchDeck(element, address) });
  try {
    return await fetched.deck;
  } catch (error) {
    // It may be there when it is next asked for.
    fetched.address = null;
    throw error;
  }
};

/** What is on its way, by address: several elements may ask for one deck. */
const coming = new Map();

const fetchDeck = async (element, address) => {
  const { href } = address;
  if (!coming.has(href)) coming.set(href, fetchText(address).finally(() => coming.delete(href)));
  const [text, from] = await coming.get(href);
  const deck = await deckOf(text, () => element.isConnected);
  const isForeign = () => [address.href, from].some(url => new URL(url).origin != new URL(HOME).origin);
  return element.hasAttribute(APART) && isForeign() ? apart(deck, address) : deck;
};

/** The deck under an id that only this address has: whoever wrote it may not be whom the reader rated decks of that id with. */
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

/** The deck of a text: its id, its title and its JSON. One in Markdown is read for as long as it `isWanted`. */
export const deckOf = async (text, isWanted = () => true) => {
  const json = JSON_BEGINS.test(text) ? text : await imported(text, isWanted);
  return { ...named(json), json };
};

/** The address of a deck that is not the bundled one; those of a mere name are beside the full app. */
const place = (name, element) => {
  if (!/^[a-z0-9-]+$/.test(name)) return web(name);
  const app = appOf(element);
  if (!app) throw trouble("address", name);
  return new URL(`decks/${name}.json`, app);
};

/** An address on the web, as it is meant on this page. */
const web = name => {
  let url;
  try {
    url = new URL(name, document.baseURI);
  } catch {
    throw trouble("address", name);
  }
  if (!/^https?:$/.test(url.protocol)) throw trouble("address", name);
  return url;
};

/** The app says what is wrong with a deck; here only its names are looked at. */
const named = json => {
  try {
    const { id, title } = JSON.parse(json);
    return { id: typeof id == "string" ? id : "", title: typeof title == "string" ? title : "" };
  } catch {
    return { id: "", title: "" };
  }
};

/** The text at an address, and the address that it came from in the end. */
const fetchText = async url => {
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(url, { signal: clock.signal, credentials: "omit" });
    if (!answer.ok) throw trouble("missing", url.href);
    const text = await within(answer);
    if (PAGE_BEGINS.test(text)) throw trouble("page");
    return [text, answer.url || url.href];
  } catch (error) {
    if (error.code in { missing: 1, large: 1, page: 1 }) throw error;
    throw clock.signal.aborted ? trouble("late") : trouble("missing", url.href);
  } finally {
    clearTimeout(timer);
    clock.abort();
  }
};

/** The text of an answer that is not too large. What it says of its size may not be so. */
const within = async answer => {
  if (answer.headers.get("content-length") > MOST_BYTES) throw trouble("large");
  const reader = answer.body.getReader(), decoder = new TextDecoder();
  let text = "", size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > MOST_BYTES) throw trouble("large");
    text += decoder.decode(value, { stream: true });
  }
};
