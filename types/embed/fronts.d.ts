// Written by the build: the first question of each section of the bundled deck.

export interface Front {
  section: string;
  heads: string[];
  question: string;
}

declare const bundled: { id: string; lang: string; fronts: Front[] };
export default bundled;
