// Chance that can be had again from its seed.

/** A source of chance: `below(n)`, `between(a, b)`, `pick(list)`, `chance(part)`. */
export function chanceFrom(seed) {
  let state = seed >>> 0;
  // The generator of Tommy Ettinger known as mulberry32.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(next() * count);
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    pick: (list) => list[below(list.length)],
    chance: (part) => next() < part,
  };
}

/** Waits, in milliseconds. */
export function pause(time) {
  return new Promise((resolve) => setTimeout(resolve, time));
}
