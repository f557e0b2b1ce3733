// Times the planner's Wasm in Node, at full speed: `cargo xtask bench planner`. Each figure is the median of so many
// runs, in milliseconds of the processor, so that what else the machine does counts little. A step is what the app does
// of a plan in one pause.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [, , glue, runs, findings] = process.argv;
const { Case } = createRequire(import.meta.url)(glue);
const STEP = 200;
const cases = [
  { cards: 42, days: 30, limit: 5 },
  { cards: 500, days: 30, limit: 50 },
];
const kinds = [
  ["new, 20 min", 20, 0],
  ["new, 60 min", 60, 0],
  ["begun, 20 min", 20, 15],
  ["begun, 60 min", 60, 15],
];

function median(numbers) {
  return numbers.sort((a, b) => a - b)[numbers.length >> 1];
}

function timed(work) {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

console.log("cards × days, which                 plan  at most   longest of  steps     ready");
const found = [];
for (const { cards, days, limit } of cases) {
  for (const [name, minutes, before] of kinds) {
    const outlook = new Case(cards, days, minutes, before);
    for (let warm = 0; warm < 5; warm++) outlook.plan();
    const whole = median(Array.from({ length: runs }, () => timed(() => outlook.plan())));
    const longest = [];
    let steps = 0;
    for (let run = 0; run < runs; run++) {
      let making, done = false, most = timed(() => (making = outlook.begin()));
      for (steps = 0; !done; steps++) most = Math.max(most, timed(() => (done = making.step(STEP))));
      longest.push(most);
      making.free();
    }
    found.push({ name: `a plan of ${cards} cards × ${days} days, ${name}`, measured: whole, at_most: limit, unit: "ms" });
    const figures = [whole, limit, median(longest), steps].map((n) => String(+n.toFixed(2)).padStart(9));
    const ready = `${(100 * outlook.plan()).toFixed(2)} %`;
    console.log(`${cards} × ${days}, ${name}`.padEnd(30), figures.join(" "), ready.padStart(10));
    outlook.free();
  }
}
writeFileSync(findings, JSON.stringify({ figures: found, charts: [] }));
