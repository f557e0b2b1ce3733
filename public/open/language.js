// @ts-check
// Translates the page to the reader's language.

import { openDecks, openTitle } from "../shared/messages.js";
import { say, speakPreferred, spokenLanguage } from "../shared/say.js";

export const speakPage = async () => {
  await speakPreferred();
  const page = document.documentElement;
  page.lang = spokenLanguage();
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-say]"))) {
    part.textContent = say([part.dataset.say ?? "", part.textContent ?? ""]);
  }
  document.getElementById("found")?.setAttribute("aria-label", say(openDecks));
  document.title = say(openTitle);
};
