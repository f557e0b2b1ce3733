// Put before every script of the page object: finds things as a person would, by role and visible name.
const ROLES = {
  button: "button, [role=button]",
  heading: "h1, h2, h3, h4, h5, h6",
  checkbox: "input[type=checkbox]",
  choice: "select",
  search: "input[type=search]",
  group: "fieldset, [role=group]",
  region: "section[aria-label]",
  alert: "[role=alert]",
};
const shown = element =>
  element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert], [aria-hidden=true]");
const words = node => {
  if (node.nodeType == Node.TEXT_NODE) return node.data;
  if (node.nodeType != Node.ELEMENT_NODE || node.matches("select, input, [aria-hidden=true]")) return "";
  return [...node.childNodes].map(words).join(" ");
};
const tidy = text => text.replace(/\s+/g, " ").trim();
const text = element => tidy(words(element));
const nameOf = element =>
  element.getAttribute("aria-label") ||
  tidy([...(element.labels || [])].map(label => words(label.querySelector(":scope > span") || label)).join(" ")) ||
  (element.matches("fieldset") ? text(element.querySelector("legend")) : text(element));
// A name matches the whole name of an element or its first words; after "=", only the whole name.
const matches = (own, name) => (name[0] == "=" ? own == name.slice(1) : !name || own == name || own.startsWith(name + " "));
const all = (role, name = "", root = document) =>
  [...root.querySelectorAll(ROLES[role])].filter(element => shown(element) && matches(nameOf(element), name));
const find = (role, name, root) => all(role, name, root)[0] || null;
const boxOf = element => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height];
};

// The first of those states that a worker comes to.
const comesTo = (worker, states) => new Promise(done => {
  const look = () => states.includes(worker.state) && done(worker.state);
  worker.addEventListener("statechange", look);
  look();
});
