// What may stand on the command line of the torture.

export const USAGE = `\
cargo xtask torture [PART ...] [options]

Parts, all of them unless named:
  kills     the browser killed at random moments while somebody works
  tabs      three tabs on one plan at once
  flips     damaged bytes in the stores
  quota     no room at each step of a session
  offline   a cold start without a connection, and a new version while two tabs are open

  --runs N    how often each part is run, each time with a seed of its own; the counts are the sum
              of all runs and those of the worst (1)
  --load N    keeps N cores busy beside it (0)
  --kills N   how often the browser is killed (200)
  --edits N   how many changes the three tabs make in all (2000)
  --flips N   damages at random places in each store, beyond the listed ones (40)
  --seed N    the seed of chance, counted up from run to run; the moments of the machine stay its
              own
  --out FILE  where all counts and faults are written (target/torture.json)`;

/** Reads the words of the command line. */
export function parse(words, known) {
  const options = { parts: [], kills: 200, edits: 2000, flips: 40, runs: 1, load: 0, out: "target/torture.json" };
  options.seed = Date.now() % 1_000_000;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === "--help") options.help = true;
    else if (word === "--out") options.out = value(words, (at += 1));
    else if (["--kills", "--edits", "--flips", "--seed", "--runs", "--load"].includes(word)) {
      options[word.slice(2)] = number(value(words, (at += 1)), word);
    } else if (known.includes(word)) options.parts.push(word);
    else throw new Error(`the torture does not know \`${word}\`; --help lists what it knows`);
  }
  if (options.runs === 0) throw new Error("--runs needs at least 1");
  if (options.parts.length === 0) options.parts = known;
  return options;
}

function value(words, at) {
  if (words[at] === undefined) throw new Error(`${words[at - 1]} needs a value`);
  return words[at];
}

function number(word, name) {
  if (!/^\d+$/.test(word)) throw new Error(`${name} needs a whole number`);
  return Number(word);
}
