// @ts-check
// The playground: shows the widget with the chosen options, and the snippet to copy.

import { trustWorkers } from "../shared/trusted-types.js";
import "../embed.js";

const BASE = new URL("../", import.meta.url).href;
/**
 * Returns the element with an id.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 */
const at = id => /** @type {T} */ (document.getElementById(id));
/** @type {HTMLFormElement} */
const form = at("options");
/** @type {HTMLSelectElement} */
const kind = at("kind");
/** @type {HTMLSelectElement} */
const width = at("width");
const chosen = at("chosen"), section = /** @type {HTMLSelectElement} */ (form.elements.namedItem("section"));

/** @param {string} text */
const escapeHtml = text => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
/** Returns the options that differ from the defaults. */
const chosenOptions = () => [...new FormData(form)].map(([name, value]) => [name, String(value)]).filter(([, value]) => value);
const attributes = () => chosenOptions().map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join("");
const query = () => {
  const query = new URLSearchParams(chosenOptions().filter(([name]) => name != "fonts")).toString();
  return query && "?" + query;
};
const script = (more = "") => `<script type="module"${more} src="${BASE}embed.js"></script>`;
const tag = () => `<cuecard-deck${attributes()}></cuecard-deck>`;
const frame = () => `<iframe src="${escapeHtml(`${BASE}embed.html${query()}`)}" title="Interview flash cards"
  width="480" height="600" loading="lazy" style="border: 0; max-width: 100%"></iframe>`;
const names = ["deck", "section", "cards", "order", "theme", "views", "storage"];

/** @type {Record<string, () => string>} */
const SNIPPETS = {
  "HTML": () => `${script()}\n${tag()}`,
  "HTML, in a frame": () => frame(),
  "Hugo": () => `<!-- layouts/shortcodes/cuecard.html -->\n${script()}
<cuecard-deck${names.map(name => `{{ with .Get "${name}" }} ${name}="{{ . }}"{{ end }}`).join("")}></cuecard-deck>

<!-- in a post -->\n{{< cuecard${attributes()} >}}`,
  "Jekyll": () => `<!-- _includes/cuecard.html -->\n${script()}
<cuecard-deck${names.map(name => `{% if include.${name} %} ${name}="{{ include.${name} }}"{% endif %}`).join("")}></cuecard-deck>

<!-- in a post -->\n{% include cuecard.html${attributes()} %}`,
  "Astro": () => `---\n---\n${script(" is:inline")}\n${tag()}`,
  "React": () => `import { useEffect } from "react";

export function Cuecard(options) {
  useEffect(() => {
    import(/* @vite-ignore */ /* webpackIgnore: true */ "${BASE}embed.js");
  }, []);
  return <cuecard-deck {...options} />;
}

// <Cuecard${attributes()} />`,
  "WordPress": () => `<!-- A block “Custom HTML”. Where WordPress takes the script out, take the frame. -->\n${script()}\n${tag()}`,
  "Notion": () => `Type /embed, and paste:\n${BASE}embed.html${query()}`,
};

const render = () => {
  for (const { name, value } of /** @type {Iterable<HTMLSelectElement>} */ (form.elements)) {
    if (!name) continue;
    if (value) chosen.setAttribute(name, value);
    else chosen.removeAttribute(name);
  }
  chosen.style.inlineSize = width.value;
  at("snippet").textContent = SNIPPETS[kind.value]();
  at("copied").textContent = "";
};

const sections = async () => {
  const { fronts } = (await import("./fronts.js")).default;
  section.append(...fronts.map(({ section, heads }) => new Option(heads[0], section)));
};

trustWorkers(BASE, ["app-worker.js", "importer-worker.js"]);
section.append(new Option("all", ""));
kind.append(...Object.keys(SNIPPETS).map(name => new Option(name)));
form.addEventListener("input", render);
form.addEventListener("submit", event => event.preventDefault());
kind.addEventListener("input", render);
at("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(at("snippet").textContent);
    at("copied").textContent = "Copied.";
  } catch {
    getSelection()?.selectAllChildren(at("snippet"));
    at("copied").textContent = "This browser does not let the page copy. It is selected: copy it yourself.";
  }
});
await sections();
render();
