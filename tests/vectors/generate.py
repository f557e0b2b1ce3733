"""Writes fsrs-6.txt, the shared test vectors of the memory model FSRS-6; docs/vectors.md tells their form.

    pip install -r requirements.txt && npm install && python3 generate.py

The same packages give the same bytes: everything random comes from one seed, and only through random().
"""

import json
import math
import random
import subprocess
from datetime import datetime, timedelta, timezone
from pathlib import Path

from fsrs import Card, Rating, Scheduler
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

HERE = Path(__file__).parent
SEED = 6
# Sets of random parameters: near the published ones, and from all over their ranges.
NEAR, WIDE = 400, 200
# Histories with the published parameters, and with each random set.
PUBLISHED_HISTORIES, HISTORIES = 5000, 12
# Of the histories, every so manieth has fractions of days.
FRACTIONAL_EVERY = 6
MOST_REVIEWS = 12
STABILITY_MAX = 36500
# ts-fsrs rounds to eight decimals, which is less than a millionth only above this.
TS_RESOLVES = 0.02
# ts-fsrs has lower limits of its own: for a first stability and for the last but one parameter.
TS_LOWER = {0: 0.1, 1: 0.1, 2: 0.1, 3: 0.1, 19: 0.01}
LOWER = [max(low, TS_LOWER.get(n, low)) for n, low in enumerate(LOWER_BOUNDS_PARAMETERS)]
UPPER = list(UPPER_BOUNDS_PARAMETERS)

chance = random.Random(SEED).random


def between(low, high):
    return low + (high - low) * chance()


def pick(items):
    return items[int(chance() * len(items))]


def near():
    """The published parameters, each off by up to half."""
    return [clamp(n, w * between(0.5, 1.5)) for n, w in enumerate(DEFAULT_PARAMETERS)]


def wide():
    """Any valid parameters; a first stability evenly in its logarithm."""
    firsts = [math.exp(between(math.log(LOWER[n]), math.log(UPPER[n]))) for n in range(4)]
    return [clamp(n, w) for n, w in enumerate(firsts + [between(LOWER[n], UPPER[n]) for n in range(4, 21)])]


def clamp(n, weight):
    return round(min(max(weight, LOWER[n]), UPPER[n]), 4)


def wait(stability, fractional):
    """Days until the next review: often the same day, often about when it is due, sometimes anything."""
    kind = chance()
    if kind < 0.2:
        return pick([0, 0, round(between(0.001, 0.99), 3)])
    about = stability * between(0.3, 2.5) if kind < 0.8 else math.exp(between(0, math.log(800)))
    about = min(max(about, 1), 40000)
    return round(about, 3) if fractional else round(about)


def rating():
    kind = chance()
    return 1 if kind < 0.2 else 2 if kind < 0.35 else 3 if kind < 0.85 else 4


class Py:
    """A card under py-fsrs, which cuts fractions of days off: under a day is the same day."""

    def __init__(self, weights, retention):
        self.scheduler = Scheduler(weights, retention, (), (), enable_fuzzing=False)
        self.card, self.now = Card(card_id=1), datetime(2000, 1, 1, tzinfo=timezone.utc)

    def review(self, days, rating):
        self.now += timedelta(days=days)
        self.card, _ = self.scheduler.review_card(self.card, Rating(rating), self.now)
        return self.card.stability, self.card.difficulty, (self.card.due - self.now).days


class Ts:
    """The same under ts-fsrs, in a process of Node's, which sees fractions of days, and on the same day only 0."""

    def __init__(self):
        self.node = subprocess.Popen(["node", HERE / "ts.mjs"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def replay(self, history):
        print(json.dumps(history), file=self.node.stdin, flush=True)
        return json.loads(self.node.stdout.readline())


def draw(stability_after, fractional):
    """Reviews, drawn one by one: how long to wait depends on what the last one came to."""
    reviews, states = [], []
    for n in range(1 + int(chance() * MOST_REVIEWS)):
        days = wait(states[-1][0], fractional) if n else 0
        reviews.append((days, rating()))
        state = stability_after(reviews)
        if state[0] > STABILITY_MAX or fractional and state[0] < TS_RESOLVES:
            # py-fsrs knows no upper limit, the others do; ts-fsrs alone is too coarse: the history ends before.
            return reviews[:-1], states
        states.append(state)
    return reviews, states


def agree(states, others):
    """Whether the two packages are near enough to each other for a third to be near both."""
    def same(a, b):
        near_tie = abs(b[0] % 1 - 0.5) < 1e-6
        return abs(a[0] / b[0] - 1) < 5e-7 and a[2] == b[2] and not near_tie
    return all(same(a, b) for a, b in zip(states, others))


class Drawer:
    """Draws histories that both packages agree on, and counts those they do not."""

    def __init__(self):
        self.ts, self.refused = Ts(), 0

    def whole(self, weights, retention):
        """With whole days, by py-fsrs: the states, and ts-fsrs's last stability."""
        while True:
            py = Py(weights, retention)
            reviews, states = draw(lambda reviews: py.review(*reviews[-1]), False)
            others = self.ts.replay({"weights": weights, "retention": retention, "reviews": reviews})
            if reviews and agree(states, others):
                return reviews, states, others[-1][0]
            self.refused += 1

    def fractional(self, weights, retention):
        """With fractions of days, which only ts-fsrs sees."""
        def after(reviews):
            return self.ts.replay({"weights": weights, "retention": retention, "reviews": reviews})[-1]
        reviews, states = draw(after, True)
        return reviews, states, states[-1][0]


def history(drawer, number, weights, fractional):
    percent = 90 if chance() < 0.5 else 70 + int(chance() * 28)
    reviews, states, other = (drawer.fractional if fractional else drawer.whole)(weights, percent / 100)
    fields = [
        "t" if fractional else "p",
        str(number),
        str(percent),
        " ".join(f"{days}:{rating}" for days, rating in reviews),
        " ".join(f"{stability:.10g}" for stability, _, _ in states),
        " ".join(str(interval) for _, _, interval in states),
        f"{states[-1][1]:.10g}",
        f"{other:.10g}",
    ]
    return "\t".join(fields)


def main():
    drawer, lines, counts = Drawer(), [], {"p": 0, "t": 0}
    sets = [list(DEFAULT_PARAMETERS)] + [near() for _ in range(NEAR)] + [wide() for _ in range(WIDE)]
    for number, weights in enumerate(sets):
        lines.append("\t".join(["w", str(number), " ".join(str(weight) for weight in weights)]))
        for n in range(HISTORIES if number else PUBLISHED_HISTORIES):
            # From all over the ranges, ts-fsrs's own rounding can grow large, and alone it cannot be checked.
            fractional = n % FRACTIONAL_EVERY == 0 and number <= NEAR
            lines.append(history(drawer, number, weights, fractional))
            counts[lines[-1][0]] += 1
    head = [
        "# FSRS-6 test vectors, form 1; docs/vectors.md tells how to read them.",
        f"# By generate.py, seed {SEED}, with py-fsrs 6.3.2 and ts-fsrs 5.4.2.",
        f"# {len(sets)} sets of parameters, {counts['p']} histories with whole days, {counts['t']} with fractions;",
        f"# {drawer.refused} more were drawn on which the two packages do not agree, and left out.",
    ]
    (HERE / "fsrs-6.txt").write_text("\n".join(head + lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
