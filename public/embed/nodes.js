// @ts-check
// What a node is. It may be of another document's window, where `instanceof` tells nothing.

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
