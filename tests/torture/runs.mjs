// The same part several times, counted together.

/**
 * Runs `work` with each seed in turn. Gives the counts of all runs as one: sums, and in `worst`
 * the highest count of a single run. `say` is told of each run.
 */
export async function runs({ count, seed, work, say }) {
  const all = [];
  for (let run = 0; run < count; run += 1) {
    const { counts, zero } = await work(seed + run);
    all.push({ seed: seed + run, counts, zero });
    say(run, all.at(-1));
  }
  return summed(all);
}

/** The counts of several runs as those of one. */
export function summed(all) {
  const zero = [...new Set(all.flatMap((run) => run.zero))];
  if (all.length === 1) return { counts: all[0].counts, zero };
  const sums = new Map();
  for (const { seed, counts } of all) {
    for (const it of counts) {
      const name = it.kind ?? "";
      const sum = sums.get(name) ?? { kind: it.kind, worst: {}, faults: [] };
      sums.set(name, sum);
      for (const [key, value] of Object.entries(it)) {
        if (typeof value !== "number" || key === "seed") continue;
        sum[key] = (sum[key] ?? 0) + value;
        if (value > (sum.worst[key] ?? -1)) sum.worst[key] = value;
      }
      sum.faults.push(...(it.faults ?? []).map((fault) => ({ seed, fault })));
    }
  }
  return { counts: [...sums.values()], zero, runs: all };
}
