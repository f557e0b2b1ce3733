// What the person has chosen in Settings, for what the app does not draw itself.

/** Gives these elements the chosen colours and size of text, and the bar that the system draws around the page the colours. */
export const dress = (...elements) => {
  let settings = "";
  try {
    settings = localStorage.getItem("cuecard/settings") ?? "";
  } catch {
    // Nothing is kept, so nothing was chosen.
  }
  const chosen = Object.fromEntries([...settings.matchAll(/^(theme|text) (\w+)$/gm)].map(([, name, value]) => [name, value]));
  for (const { dataset } of elements) {
    delete dataset.theme;
    delete dataset.text;
    Object.assign(dataset, chosen);
  }
  // The page has one for each of the system's two; by itself, the bar knows only those.
  const bars = document.querySelectorAll("meta[name=theme-color]"), themes = ["light", "dark"];
  const isChosen = themes.includes(chosen.theme);
  bars.forEach((bar, n) => {
    bar.media = !isChosen ? `(prefers-color-scheme: ${themes[n]})` : themes[n] == chosen.theme ? "all" : "not all";
  });
};
