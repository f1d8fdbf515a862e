// The measured files as text: Mejora beside the others with ratios, then the hostile files.

import { align, megabytes, ms } from "./report.mjs";
import { median } from "./stats.mjs";

const MEASURES = [
  ["work", "loaded, from posting the job to the answer", ms],
  ["cold", "cold, with starting and loading the worker", ms],
  ["memory", "memory of the worker's wasm after its job", megabytes],
  ["grown", "most memory that the page's process took more than before", megabytes],
];

const KINDS = [
  ["read", "Import"],
  ["write", "Export"],
];

/** What the most may be that a file takes: the promise of the app. */
const MOST_TIME = 2000;
const MOST_MEMORY = 256 * 2 ** 20;

/** All results of files as text. */
export function filesReport({ files, subjects }) {
  if (!files.length) return [];
  const tables = KINDS.flatMap(([kind, title]) =>
    MEASURES.map(([key, what, show]) => {
      const table = section(files, subjects.files, kind, key, show);
      return table && `${title}: ${what}\n${table}`;
    }),
  );
  return ["=== FILES ===", ...tables.filter(Boolean), hostile(files)].filter(Boolean);
}

const value = (cell, key) => (cell ? median(cell.values[key] ?? []) : null);

function section(files, subjects, kind, key, show) {
  const cells = files.filter((it) => it.kind === kind);
  const keys = [...new Set(cells.map(({ file, rows }) => JSON.stringify([file, rows])))];
  const named = ({ name }) => cells.some((it) => it.subject === name && value(it, key) !== null);
  const shown = subjects.filter(named);
  if (!shown.length) return null;
  const [first, ...others] = shown;
  const ratios = first.name === "mejora" ? others : [];
  const lines = keys.map((text) => {
    const [file, rows] = JSON.parse(text);
    const all = shown.map(({ name }) => {
      const same = (it) => it.file === file && it.rows === rows && it.subject === name;
      return value(cells.find(same), key);
    });
    const ratio = (it) => (all[0] && it ? `${(all[0] / it).toFixed(2)}×` : "");
    const texts = all.map((it) => (it === null ? "–" : show(it)));
    return [file, String(rows), ...texts, ...(ratios.length ? all.slice(1).map(ratio) : [])];
  });
  const head = ["file", "actions", ...shown.map((it) => it.label)];
  return align([[...head, ...ratios.map((it) => `${first.label}/${it.label}`)], ...lines]);
}

/** What the worker answered, by the name in its first brackets. */
function answer(said) {
  const kind = /^\{"(\w+)"/.exec(said)?.[1];
  return kind === "Not" ? "no plan" : (kind?.toLowerCase() ?? "–");
}

function hostile(files) {
  const cells = files.filter((it) => it.kind === "hostile");
  if (!cells.length) return null;
  const known = (number, show) => (number === null ? "–" : show(number));
  const lines = cells.map((it) => [
    it.file,
    known(value(it, "work"), ms),
    known(value(it, "cold"), ms),
    known(value(it, "memory"), megabytes),
    it.failures.length ? it.failures[0].failure.split(": ").at(-1) : answer(it.said),
  ]);
  const head = ["file", "loaded", "cold", "wasm memory", "answer"];
  const over = cells.filter(
    (it) => value(it, "work") > MOST_TIME || value(it, "memory") > MOST_MEMORY,
  );
  const verdict = over.length
    ? `Over 2 s or 256 MB: ${over.map((it) => it.file).join(", ")}.`
    : "Each was answered within 2 s and 256 MB.";
  return `Files that are damaged, or made to do harm\n${align([head, ...lines])}\n${verdict}`;
}
