// Written by the build: the style sheets of a widget, in their order.

declare const sheets: string[];
export default sheets;
