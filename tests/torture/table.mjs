// The counts of the torture as a table.

/** What the counts mean, in the order in which they are shown. */
const MEANINGS = {
  rounds: "kills",
  cases: "damages",
  steps: "steps without room",
  edits: "changes in three tabs",
  gestures: "changes made",
  typed: "texts typed meanwhile",
  keys: "keys pressed for them",
  promised: "texts shown as saved and looked for",
  lost: "lost",
  returned: "deletions undone",
  doubled: "rows or texts doubled",
  strange: "texts or orders that nobody made",
  altered: "shown although damaged",
  failures: "failure screens",
  second: "kept as a second version",
  decided: "of two versions, ended by a later text",
  unsaved: "not yet shown as saved",
  survived: "of them there all the same",
  lostKeys: "texts in which a key was lost",
  unequal: "tabs that differ at the end",
  hidden: "files that differ in what they do not show",
  served: "whole plan shown",
  refused: "refused, nothing else to show",
  notKept: "damaged text not kept",
  noDownload: "damaged text not to be had",
  saved: "light: saved",
  weak: "light: only in local storage",
  notSaved: "light: not saved",
  untrue: "light untrue",
  stuck: "light stuck at writing",
  notRecovered: "not saved when there was room again",
  byItself: "saved again without a further change",
  passed: "tests passed",
  failed: "tests failed",
  brokenDown: "broke down",
};

/** The highest count of a single run, where there were several. */
function worst(it, key) {
  return it.worst ? String(it.worst[key]).padStart(8) : "";
}

/** The results as lines of text, and how many counts are wrong. */
export function table(results) {
  const lines = [];
  let wrong = 0;
  for (const [name, { counts, zero, seconds, runs = [] }] of Object.entries(results)) {
    lines.push(`${name} (${seconds} s)${counts.length ? "" : ": nothing to run"}`);
    if (runs.length) lines.push(`    ${`${runs.length} runs: all, and the worst`.padEnd(44)}`);
    for (const it of counts) {
      if (it.kind) lines.push(`  full: ${it.kind}`);
      for (const [key, meaning] of Object.entries(MEANINGS)) {
        if (!(key in it)) continue;
        const bad = zero.includes(key) && it[key] > 0;
        if (bad) wrong += 1;
        lines.push(`  ${bad ? "✗" : zero.includes(key) ? "✓" : " "} ${meaning.padEnd(44)}${String(it[key]).padStart(8)}${worst(it, key)}`);
      }
    }
  }
  return { text: lines.join("\n"), wrong };
}
