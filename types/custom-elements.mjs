// Configures the analyzer with which `cargo xtask manifest` generates custom-elements.json from the comments in
// public/embed.js.

/**
 * Removes private members, and adds what the analyzer cannot find: the base class, and the properties, which are defined
 * in a loop. Each attribute except `id` has a property of the same name, which is a string when read.
 */
const complete = {
  name: "complete",
  packageLinkPhase({ customElementsManifest: { modules } }) {
    for (const { declarations } of modules) {
      for (const element of declarations) {
        const properties = element.attributes.filter(({ name }) => name != "id");
        element.members = [
          ...properties.map(({ name, description }) => ({
            kind: "field", name, type: { text: "string" }, description, attribute: name, reflects: true,
          })),
          ...element.members.filter(({ privacy }) => privacy != "private"),
        ];
        for (const attribute of element.attributes) attribute.fieldName = attribute.name;
        element.superclass = { name: "HTMLElement" };
      }
    }
  },
};

export default { globs: ["embed.js"], dependencies: false, packagejson: false, quiet: true, plugins: [complete] };
