// Runs before everything else on a page that is measured; the same for all pages. SITE says where things are on it.
if (location.pathname == SITE.path) {
  const { question, turn, answer, good, again } = SITE;
  // Who sees nothing happen taps again.
  const PATIENCE = 1000;

  const seen = selector => {
    const found = document.querySelector(selector);
    const isSeen = found?.getClientRects().length && found.checkVisibility({ visibilityProperty: true });
    return isSeen ? found : null;
  };
  const asked = () => seen(question)?.textContent.trim();
  const isBack = () => !!seen(answer);
  const isNext = before => asked() && asked() != before && !isBack();

  const { port1, port2 } = new MessageChannel(), waiting = [];
  port1.onmessage = () => waiting.shift()(performance.now());
  const pause = ms => new Promise(next => setTimeout(next, ms));
  const frame = () => new Promise(requestAnimationFrame);
  /** The time at which the first frame is painted in which something is so. */
  const painted = async is => {
    do await frame(); while (!is());
    // A message sent in a frame is delivered once that is painted.
    return new Promise(done => {
      waiting.push(done);
      port2.postMessage(null);
    });
  };

  /** The time at which something first is so, be it painted or not. */
  const noted = is =>
    new Promise(done => {
      const observer = new MutationObserver(() => {
        if (!is()) return;
        observer.disconnect();
        done(performance.now());
      });
      observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
    });

  /** Taps, at once or as soon as it is there, until something is so; tells when that is painted, and taps in vain. */
  const tap = async (selector, is, patience) => {
    let taps = 0, next = 0;
    const press = () => {
      const target = performance.now() >= next && seen(selector);
      if (!target) return;
      taps += 1;
      next = performance.now() + patience;
      target.click();
    };
    press();
    const at = await painted(() => is() || (press(), false));
    return { at, lost: taps - 1 };
  };

  let shift = 0, memory;
  const long = [];
  const shifted = entries => entries.forEach(({ hadRecentInput, value }) => (shift += hadRecentInput ? 0 : value));
  const shifts = new PerformanceObserver(list => shifted(list.getEntries()));
  shifts.observe({ type: "layout-shift", buffered: true });
  const tasks = new PerformanceObserver(list => long.push(...list.getEntries().map(({ duration }) => duration)));
  tasks.observe({ type: "longtask" });

  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name];
    WebAssembly[name] = (...all) => make(...all).then(made => {
      memory ??= (made.instance ?? made).exports.memory;
      return made;
    });
  }

  const readable = painted(asked);
  window.bench = {
    /** A first visit: the card is read, turned at once and rated at once. */
    visit: async () => {
      const at = await readable, first = asked();
      const turned = await tap(turn, isBack, PATIENCE);
      const changed = noted(() => isNext(first));
      const rated = await tap(good, () => isNext(first), Infinity);
      const times = { readable: at, answered: turned.at, changed: await changed, rated: rated.at };
      const [{ encodedBodySize: bytes }] = performance.getEntriesByType("navigation");
      return { ...times, bytes, origin: performance.timeOrigin, lost: turned.lost + rated.lost };
    },
    /**
     * A first visit of a person who says the answer first: the card is turned two seconds after it is readable, and rated
     * after three. Milliseconds from readable until the app is on the page, and from the rating to the next card.
     */
    deliberate: async () => {
      const at = await readable, first = asked();
      const app = painted(() => seen("[data-app] .cc-question"));
      await pause(at + 2000 - performance.now());
      await tap(turn, isBack, PATIENCE);
      await pause(at + 3000 - performance.now());
      const began = performance.now();
      await tap(good, () => isNext(first), Infinity);
      return { next: performance.now() - began, there: (await app) - at };
    },
    /**
     * So many cards turned and rated: milliseconds of each until it is painted, and tasks that were long. In haste,
     * no time is left between them.
     */
    practise: async (count, inHaste) => {
      const wait = async ms => inHaste || (await frame(), await pause(ms));
      const turns = [], ratings = [];
      await readable;
      long.length = 0;
      for (let n = 0; n < count; n++) {
        // Taps come at any time between two frames.
        await wait((n * 7) % 17);
        let began = performance.now();
        seen(turn).click();
        turns.push((await painted(isBack)) - began);
        await wait((n * 11) % 17);
        const before = asked();
        began = performance.now();
        seen(again).click();
        ratings.push((await painted(() => isNext(before))) - began);
      }
      await pause(100);
      return { turns, ratings, long };
    },
    isFront: () => !!asked() && !isBack(),
    isBack,
    shift: () => {
      shifted(shifts.takeRecords());
      return shift;
    },
    /** Once nothing has come over the network for a second. */
    calm: async () => {
      for (let before, now; ; before = now) {
        now = performance.getEntriesByType("resource").length;
        if (now == before) return true;
        await pause(1000);
      }
    },
    wasm: () => memory?.buffer.byteLength ?? 0,
  };
  // A visit begins by itself: to be asked would come too late.
  if (SITE.visit) bench.visited = bench[SITE.visit]();
}
