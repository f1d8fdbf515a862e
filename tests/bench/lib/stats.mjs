// Medians and percentiles of what the runs gave.

/** The value below which this share of the values lies; null for no values. */
export function quantile(values, share) {
  const sorted = values.filter((it) => it !== null && it !== undefined).sort((a, b) => a - b);
  if (!sorted.length) return null;
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  const high = Math.ceil(at);
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}

export const median = (values) => quantile(values, 0.5);

/** Each key of the runs with all of its values: those of one run may be a list. */
export function gather(runs) {
  const keys = [...new Set(runs.flatMap((run) => Object.keys(run)))];
  return Object.fromEntries(keys.map((key) => [key, runs.flatMap((run) => run[key] ?? [])]));
}
