// The torture: what the durability tests do in short is done at length here, and counted.
// `cargo xtask torture` builds, serves and starts it.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

import { DAMAGES, flips } from "../browser/durability/flips.mjs";
import { kills } from "../browser/durability/kills.mjs";
import { KINDS, quota } from "../browser/durability/quota.mjs";
import { tabs } from "../browser/durability/tabs.mjs";
import { withBrowser } from "../browser/durability/chromium.mjs";
import { load } from "./load.mjs";
import { USAGE, parse } from "./options.mjs";
import { runs } from "./runs.mjs";
import { OFFLINE, runSpec } from "./spec.mjs";
import { table } from "./table.mjs";

/** What each part does, and by which of its counts it is judged: those must be 0. */
const PARTS = {
  async kills({ url, options }) {
    const say = (round, { lost, unsaved, survived, failures }) =>
      note(`kill ${round}: ${lost} lost, ${failures} failed starts; not yet saved ${unsaved}, of them kept ${survived}`);
    const counts = await kills({ url, rounds: options.kills, seed: options.seed, say });
    return { counts: [counts], zero: ["lost", "returned", "doubled", "strange", "failures"] };
  },
  async tabs({ url, options }) {
    const say = (tab, made) => note(`tab ${tab}: ${made}`);
    const counts = await withBrowser((context) =>
      tabs({ context, url, edits: options.edits, seed: options.seed, say }),
    );
    return { counts: [counts], zero: ["lost", "lostKeys", "unequal", "hidden"] };
  },
  async flips({ url, options }) {
    const say = (store, name, outcome) => note(`${store}, ${name}: ${outcome}`);
    const counts = await withBrowser((context) =>
      flips({ context, url, names: Object.keys(DAMAGES), random: options.flips, seed: options.seed, say }),
    );
    return { counts: [counts], zero: ["lost", "altered", "failures", "notKept", "noDownload"] };
  },
  async quota({ url }) {
    const counts = [];
    for (const kind of KINDS) {
      const say = (_, step) => note(`${kind} full, ${step}`);
      counts.push(await withBrowser((context) => quota({ context, url, kind, say })));
    }
    return { counts, zero: ["untrue", "stuck", "lost", "notRecovered"] };
  },
  async offline({ url }) {
    if (!existsSync(OFFLINE)) return { counts: [], zero: [] };
    return { counts: [await runSpec(OFFLINE, url)], zero: ["failed"] };
  },
};

function note(text) {
  console.log(`  ${text}`);
}

async function main() {
  const [url, ...words] = process.argv.slice(2);
  const options = parse(words, Object.keys(PARTS));
  if (options.help) return console.log(USAGE);
  load(options.load);
  const results = {};
  for (const name of options.parts) {
    console.log(`\n${name}`);
    const keep = (all) => {
      results[name] = all;
      // What is known is kept when a later run or part is interrupted.
      mkdirSync(dirname(options.out), { recursive: true });
      writeFileSync(options.out, `${JSON.stringify(results, null, 1)}\n`);
    };
    await repeat(name, { url, options, keep });
  }
  const { text, wrong } = table(results);
  console.log(`\n${text}\n\nAll counts and faults are in ${options.out}`);
  if (wrong > 0) throw new Error(`${wrong} of these counts must be 0 and are not`);
  return undefined;
}

/** Runs a part as often as is asked for; `keep` gets the counts of all runs so far. */
async function repeat(name, { url, options, keep }) {
  const began = Date.now();
  const work = (seed) => {
    note(`seed ${seed}`);
    return attempt(name, { url, options: { ...options, seed } });
  };
  const say = ({ seed, counts, zero }, all) => {
    const wrong = counts.flatMap((it) => zero.filter((key) => it[key]).map((key) => `${it[key]} ${key}`));
    note(`seed ${seed}: ${wrong.join(", ") || "nothing wrong"}`);
    keep({ ...all, load: options.load, seconds: Math.round((Date.now() - began) / 1000) });
  };
  await runs({ count: options.runs, seed: options.seed, work, say });
}

/** A part that breaks down is a count like the others, and the rest goes on. */
async function attempt(name, given) {
  try {
    return await PARTS[name](given);
  } catch (error) {
    const faults = [error.stack ?? String(error)];
    note(faults[0]);
    return { counts: [{ brokenDown: 1, faults }], zero: ["brokenDown"] };
  }
}

main().catch((error) => {
  console.error(`torture: ${error.message}`);
  process.exitCode = 1;
});
