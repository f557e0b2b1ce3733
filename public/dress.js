// What the person has chosen in Settings, for what the app does not draw itself.

/** What is set, by name: JSON; in the versions before a line each. What cannot be read sets nothing, as in the app. */
const settings = () => {
  let text = "{}";
  try {
    text = localStorage.getItem("cuecard/settings") ?? text;
    return JSON.parse(text) ?? {};
  } catch {
    return Object.fromEntries([...text.matchAll(/^(theme|text) (\w+)$/gm)].map(line => line.slice(1)));
  }
};

/** Gives these elements the chosen colours and size of text, and the bar that the system draws around the page the colours. */
export const dress = (...elements) => {
  const chosen = settings();
  for (const { dataset } of elements) {
    delete dataset.theme;
    delete dataset.text;
    for (const name of ["theme", "text"]) if (chosen[name]) dataset[name] = chosen[name];
  }
  // The page has one for each of the system's two; by itself, the bar knows only those.
  const bars = document.querySelectorAll("meta[name=theme-color]"), themes = ["light", "dark"];
  const isChosen = themes.includes(chosen.theme);
  bars.forEach((bar, n) => {
    bar.media = !isChosen ? `(prefers-color-scheme: ${themes[n]})` : themes[n] == chosen.theme ? "all" : "not all";
  });
};
