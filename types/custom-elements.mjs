// How custom-elements.json is made of the comments in public/embed.js: `cargo xtask manifest` does it.

/**
 * Leaves out what is private, and adds what the analyzer cannot see: the properties, which are defined in a loop (each
 * attribute but `id` has one of the same name, which is a text when it is read), and the base class.
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
