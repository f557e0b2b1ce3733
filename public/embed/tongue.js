// The app in another language: its words are replaced, as they come, by those the page gives.
//
// The app itself knows one language, so that nobody pays for the others. embed/words.json lists what it says.

/** What is the card's own, and stays as it is. */
const OWN = ".cc-card:not(.cc-end) .cc-question, .cc-prose, .cc-points label, .cc-topic, .cc-asks";
/** Attributes that are read out. */
const SAID = ["aria-label", "aria-description", "placeholder"];

/** A sentence with gaps in it, as `{1} of {2}`: what it fits, and the numbers of its gaps in their order. */
const pattern = sentence => {
  const gaps = [...sentence.matchAll(/\{(\d)\}/g)].map(([, number]) => number);
  const parts = sentence.split(/\{\d\}/).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return { gaps, fits: new RegExp(`^${parts.join("(.+)")}$`, "s") };
};

/** A function that gives other words for a text; the text itself where there are none. */
const translator = words => {
  const known = new Map(Object.entries(words).filter(([, word]) => typeof word == "string"));
  const patterns = [...known].filter(([sentence]) => /\{\d\}/.test(sentence)).map(([sentence, word]) => ({ ...pattern(sentence), word }));
  const translate = text => {
    if (known.has(text)) return known.get(text);
    for (const { gaps, fits, word } of patterns) {
      const found = text.match(fits);
      // What stands in a gap may be a word of the app, too.
      if (found) return word.replace(/\{(\d)\}/g, (gap, number) => gaps.includes(number) ? translate(found[gaps.indexOf(number) + 1]) : gap);
    }
    return text;
  };
  return translate;
};

/** Has what is said in an element said in other words, from now on; gives what ends that. */
export const speak = (place, words) => {
  const translate = translator(words);
  // What was written here is not translated once more.
  const written = new WeakMap();
  const text = node => {
    if (node.data == written.get(node) || node.parentElement?.closest(OWN)) return;
    const word = translate(node.data);
    written.set(node, word);
    if (word != node.data) node.data = word;
  };
  const attribute = (element, name) => {
    const [value, done] = [element.getAttribute(name), written.get(element) ?? {}];
    if (value == null || value == done[name]) return;
    const word = translate(value);
    written.set(element, { ...done, [name]: word });
    if (word != value) element.setAttribute(name, word);
  };
  const all = node => {
    if (node.nodeType == Node.TEXT_NODE) return text(node);
    if (node.nodeType != Node.ELEMENT_NODE) return;
    for (const name of SAID) attribute(node, name);
    for (const child of node.childNodes) all(child);
  };
  const heard = new MutationObserver(changes => {
    for (const { target, type, attributeName, addedNodes } of changes) {
      if (type == "attributes") attribute(target, attributeName);
      else if (type == "characterData") text(target);
      else addedNodes.forEach(all);
    }
  });
  heard.observe(place, { subtree: true, childList: true, characterData: true, attributeFilter: SAID });
  all(place);
  return () => heard.disconnect();
};
