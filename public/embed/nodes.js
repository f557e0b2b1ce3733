// @ts-check
// Type guards for nodes. `instanceof` fails for nodes of another window.

/**
 * @param {Node | null | undefined} node
 * @returns {node is Text}
 */
export const isText = node => node?.nodeType == Node.TEXT_NODE;

/**
 * @param {Node | null | undefined} node
 * @returns {node is HTMLElement}
 */
export const isElement = node => node?.nodeType == Node.ELEMENT_NODE;
