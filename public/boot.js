// Runs inside the first card that the build wrote into the page, before it is painted.
// It notes down what is tapped before the app has arrived, so that the app can do it too.
(card => {
  try {
    const ours = store => Object.keys(store).some(key => key.startsWith("cuecard/"));
    const settings = localStorage.getItem("cuecard/settings") || "";
    for (const [, name, value] of settings.matchAll(/^(theme|text) (\w+)$/gm)) card.dataset[name] = value;
    // Somebody who was here before goes on elsewhere in the deck: better no question than the wrong one.
    if (ours(localStorage) || ours(sessionStorage)) return void (card.dataset.returning = "");
  } catch {
    // No storage, so nobody was here before.
  }
  card.dataset.early = "";
  card.addEventListener("click", event => {
    const act = event.target.closest("[data-act]")?.dataset.act;
    if (!act) return;
    card.dataset.early += act + " ";
    if (act == "show") {
      card.dataset.turning = "";
      card.dataset.face = "back";
      card.querySelector(".cc-answer").focus({ preventScroll: true });
    }
  });
})(document.currentScript.parentNode);
