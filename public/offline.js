// Has the app kept for times without a network, and offers new versions of it. recovery/watch.js fetches this once
// the app has started, or has failed to. In a debug build there is nothing in it.

import { button, fit, tell } from "./recovery/screen.js";

const READY = "A new version is ready.";
const HOUR = 60 * 60 * 1000;

let line;

/** Offers the new version in a line above the app, once for each; `take` goes over to it. */
const offer = (take, isAnother) => {
  // One that can wait is not spoken of again, but the one after it is.
  if (line && (line.isConnected || !isAnother)) return;
  line = tell("status", READY, button("cc-quiet", "Update", take), button("cc-quiet", "Later", () => dismiss(line)));
  line.dataset.update = "";
  line.addEventListener("focusin", ({ relatedTarget }) => (line.cameFrom ||= relatedTarget));
};

/** Takes the line away; the focus goes back to where it was. */
const dismiss = ({ cameFrom }) => {
  line.remove();
  fit();
  cameFrom?.focus();
};

/** Looks for a new version, now and whenever the page is looked at again after an hour; `see` is told that it has. */
const lookOut = (registration, see) => {
  let looked;
  const look = () => {
    // Not while a version comes in: one that takes over by itself, as the kill switch does, would wait for this to end.
    registration.active?.postMessage("sweep");
    if (document.visibilityState != "visible" || Date.now() - looked < HOUR) return;
    looked = Date.now();
    // Without a network there is none.
    registration.update().then(see).catch(() => {});
  };
  document.addEventListener("visibilitychange", look);
  look();
};

const keep = async workers => {
  let isAsked = false, isControlled = !!workers.controller;
  // A version goes on from the card where the last one was, so that to load the page again is all there is to do.
  workers.addEventListener("controllerchange", () => {
    if (isAsked) location.reload();
    // Another tab went over. This one keeps the files of its version, and is left to its person.
    else if (isControlled) offer(() => location.reload());
    isControlled = true;
  });
  const registration = await workers.register(new URL("sw.js", import.meta.url), { updateViaCache: "none" });
  const take = () => {
    isAsked = true;
    if (registration.waiting) registration.waiting.postMessage("take over");
    else location.reload();
  };
  const see = () => registration.waiting && registration.active && offer(take);
  const follow = () => {
    const next = registration.installing;
    // WebKit may tell of the state before the registration does.
    next?.addEventListener("statechange", () => next.state == "installed" && registration.active && offer(take, true));
    // It may be installed already by the time this is heard of.
    see();
  };
  registration.addEventListener("updatefound", follow);
  follow();
  lookOut(registration, see);
};

// Not within somebody's page, not where there is no origin, and not for a file.
if (top == self && origin != "null" && navigator.serviceWorker) keep(navigator.serviceWorker).catch(() => {});
