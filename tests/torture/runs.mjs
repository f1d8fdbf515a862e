// The same part several times, counted together.

/** Runs `work` with each seed in turn; `say` is told of each run, and of all runs so far as one. */
export async function runs({ count, seed, work, say }) {
  const all = [];
  for (let run = 0; run < count; run += 1) {
    all.push({ seed: seed + run, ...(await work(seed + run)) });
    say(all.at(-1), summed(all));
  }
}

/** The counts of several runs as those of one: sums, and in `worst` the highest of a single run. */
function summed(all) {
  const zero = [...new Set(all.flatMap((run) => run.zero))];
  if (all.length === 1) return { counts: all[0].counts, zero };
  const sums = new Map();
  for (const { seed, counts } of all) {
    for (const it of counts) {
      // A part can have counts of several kinds.
      const name = it.kind ?? "";
      if (!sums.has(name)) sums.set(name, { kind: it.kind, worst: {}, faults: [] });
      add(sums.get(name), it, seed);
    }
  }
  return { counts: [...sums.values()], zero, runs: all };
}

function add(sum, counts, seed) {
  for (const [key, value] of Object.entries(counts)) {
    if (typeof value !== "number" || key === "seed") continue;
    sum[key] = (sum[key] ?? 0) + value;
    sum.worst[key] = Math.max(value, sum.worst[key] ?? 0);
  }
  if (counts.differences) sum.faults.push({ seed, differences: counts.differences });
  sum.faults.push(...(counts.faults ?? []).map((fault) => ({ seed, fault })));
}
