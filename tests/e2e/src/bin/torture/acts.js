// What a tab does by itself, so that several can do it at once. The numbers come from Rust.
const later = ms => new Promise(done => setTimeout(done, ms));
const press = async name => {
  const button = find("button", name);
  if (!button || button.disabled) return false;
  button.click();
  // The screen follows once the click is over.
  await later(1);
  return true;
};
const rate = async name => {
  await press("Show answer");
  const card = document.querySelector(".cc-question");
  const question = card && text(card);
  return (await press(name)) ? question : null;
};
// The steps that Undo takes back: true for a rating, false for a skip.
const burst = async (acts, steps) => {
  for (const { act, pause } of acts) {
    await later(pause);
    if (act == "Undo") (await press("Undo")) && steps.pop();
    else if (act == "Skip") (await press("Skip")) && steps.push(false);
    else if (await rate(act)) steps.push(true);
  }
  return steps;
};
const saved = () => document.querySelector(".cc[data-app]").dataset.saved;
