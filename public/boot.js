// Runs before anything is painted, so it does no more by then than it must. The build writes it into the page.
{
  // The card that the page brings itself, until the app has put its own in its place.
  const CARD = "[data-cuecard] > .cc:not([data-app])";

  // Once the page is to be seen; soon, where nobody looks at it.
  const painted = () =>
    new Promise(next => {
      new PerformanceObserver(next).observe({ type: "paint", buffered: true });
      setTimeout(next, 300);
    });

  // Once the browser has nothing else to do, or soon; not all of them tell.
  const idle = () => new Promise(next => (window.requestIdleCallback ? requestIdleCallback(next, { timeout: 300 }) : next()));

  // Whether the page may come again, as far as can be told without asking the storage, which a browser answers late: the
  // worker that keeps the app for times without a network brings it, it is loaded anew, or it is in a frame, which has no
  // worker. Without an origin it must not even ask for one.
  const isFamiliar = () =>
    top != self || origin == "null" || navigator.serviceWorker?.controller ||
    performance.getEntriesByType("navigation")[0]?.type != "navigate";

  // Has the card look as its reader wants it; and none at all, where another one is to be shown instead.
  const look = card => {
    const { dataset } = card;
    try {
      // Whether the last two starts failed within a minute: then this one is with default settings.
      const [first, second] = (localStorage.getItem("cuecard/starts") || "").split(" ");
      const isSafe = second - first < 60000;
      const settings = (!isSafe && localStorage.getItem("cuecard/settings")) || "";
      for (const [, name, value] of settings.matchAll(/^(theme|text) (\w+)$/gm)) dataset[name] = value;
      if (isSafe) dataset.safe = "";
      // Somebody who was here before goes on elsewhere in the deck: better no question than the wrong one.
      const ours = store => Object.keys(store).some(key => key.startsWith("cuecard/"));
      if (ours(localStorage) || ours(sessionStorage)) dataset.returning = dataset.early = "";
    } catch {
      // No storage, so nobody was here before.
    }
  };

  // Keeps a rating at once, with what led to it: the page may be left before the app has come. The card goes, as any other does
  // once it is rated.
  const keep = ({ dataset }) => {
    dataset.rated = "";
    try {
      localStorage.setItem("cuecard/early", `${dataset.card} ${dataset.early}`);
    } catch {
      // The app has it from this page, if it comes.
    }
  };

  // Notes down what is tapped before the app has arrived, so that the app can do it too.
  const note = event => {
    const { target } = event, card = target.closest?.(CARD);
    // A tap on the question turns the card, as it does in the app.
    const turns = () => card?.dataset.face == "front" && target.closest(".cc-card") && !target.closest("a") && getSelection().isCollapsed;
    const act = target.closest?.("[data-act]")?.dataset.act ?? (turns() ? "show" : "");
    // Where the address asks for a view, no card is to be seen, and tabs are all that can be tapped; so it is once the card is
    // rated.
    if (!card || !act || (!view && "returning" in card.dataset)) return;
    if ("rated" in card.dataset && !target.closest(".cc-tabs")) return;
    const isRating = !!target.closest("[data-r]");
    card.dataset.early = (card.dataset.early || "") + act + (isRating ? "@" + Date.now() : "") + " ";
    if (isRating) keep(card);
    if (act == "show") {
      card.dataset.turning = "";
      card.dataset.face = "back";
      card.querySelector(".cc-answer").focus({ preventScroll: true });
    }
  };

  // Hands what befalls the page to recovery/watch.js, which is fetched when something fails, or the app has started:
  // before that, nothing should be in the way of the first rating. Where the app takes long, it is not waited for.
  const watch = safe => {
    const seen = [];
    let fetched, tell, said;
    const plain = () => {
      said = document.createElement("p");
      said.setAttribute("role", "alert");
      const isFile = location.protocol == "file:";
      said.textContent = isFile ? "Cuecard does not run from a file. Put its folder on a web server and open it there."
        : "Cuecard cannot go on. Ratings it has saved stay in this browser. Check the connection, then reload the page.";
      document.querySelector("main").prepend(said);
      // In a frame of no origin WebKit loads nothing.
      if (origin == "null" && !isFile) document.querySelector(".cc-bare").style.display = "block";
    };
    // Nothing arrives then, and not all browsers say so.
    if (location.protocol == "file:") return plain();
    const see = async event => {
      seen.push(event);
      if (event.type == "cuecard-started") await painted();
      try {
        // The whole address: in a sandboxed frame, which is of no origin, a script has no base to start from.
        const { watch } = await (fetched ??= import(new URL("recovery/watch.js", document.baseURI)));
        tell ??= watch(safe);
        for (const one of seen.splice(0)) tell(one);
      } catch {
        fetched = null;
        if (!said && (event.reason || event.error || event.type == "cuecard-failed")) plain();
      }
    };
    for (const type of ["error", "unhandledrejection", "cuecard-started", "cuecard-failed"]) addEventListener(type, see, true);
    setTimeout(() => see({ type: "cuecard-slow" }), 3000);
    // A stopped app is off the page and must hear nothing more. These come before whatever the app adds.
    for (const type of ["storage", "message", "keydown", "popstate", "focus", "blur", "pageshow", "pagehide", "visibilitychange", "online", "offline"])
      addEventListener(type, event => document.querySelector("[data-cuecard]") || event.stopImmediatePropagation(), true);
  };

  // What the policy in the page's head leaves: the two scripts of workers may be started, by exactly their addresses.
  // Markup and scripts made of text are refused, since nothing here says that they may be trusted.
  const trust = () => {
    const whole = url => new URL(url, document.baseURI).href;
    const workers = ["sw.js", "app-worker.js"].map(whole);
    const createScriptURL = url => workers.find(worker => worker == whole(url)) ?? null;
    window.trustedTypes?.createPolicy("default", { createScriptURL });
  };

  // Has the hint shown, some day, that the page can be installed. Browsers that offer it do so once.
  const prepareHint = () => {
    let offer;
    addEventListener("beforeinstallprompt", event => {
      event.preventDefault();
      offer = event;
    });
    const hint = () => import(new URL("install/hint.js", document.baseURI)).then(({ watch }) => watch(() => offer));
    addEventListener("cuecard-started", () => painted().then(hint).catch(() => {}));
  };

  // Starts the app. It begins once a tap that came at once has been answered; where no card is shown without it, nothing
  // is waited for. The build names the glue, and the Wasm is called after it: a preload of the Wasm would be one download
  // too many in WebKit. When the app cannot be started, WebKit says so to nobody but whoever started it.
  const start = async (glue, isShown) => {
    const tell = (what, detail) => dispatchEvent(new CustomEvent("cuecard-" + what, { detail }));
    try {
      const address = new URL(glue, document.baseURI).href;
      const wasm = fetch(address.replace(/\.js$/, "_bg.wasm"));
      const app = import(address);
      // They are waited for below, which is too late for the browser.
      for (const part of [wasm, app]) part.catch(() => {});
      if (isShown) await idle();
      await (await app).default({ module_or_path: wasm });
      tell("started");
    } catch (error) {
      tell("failed", error);
    }
  };

  const { glue } = document.currentScript.dataset;
  // A view that the address asks for, as a shortcut of the installed app does, is a tab tapped at once.
  const [, view] = location.search.match(/[?&]view=(deck|progress|settings)\b/) || [];
  const isKnown = view || isFamiliar();
  const meet = () => {
    const card = document.querySelector(CARD);
    if (!card) return;
    meeting.disconnect();
    look(card);
    if (view) Object.assign(card.dataset, { early: view + " ", returning: "" });
  };
  const meeting = new MutationObserver(meet);
  // Before it is painted, or after.
  if (isKnown) meeting.observe(document, { childList: true, subtree: true });
  document.addEventListener("click", note);
  prepareHint();
  addEventListener("DOMContentLoaded", async () => {
    const is = mark => !!document.querySelector(`.cc[data-${mark}]`);
    if (!is("returning")) await painted();
    if (!isKnown) meet();
    trust();
    watch(is("safe"));
    start(glue, !is("returning"));
  });
}
