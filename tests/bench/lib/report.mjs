// The results as text: a table for each measure, Mejora beside the others with ratios, and at
// the end which goals hold.

import { median, quantile } from "./stats.mjs";

export function ms(value) {
  if (value < 0.5) return "< 0.5 ms";
  return `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
}

const kilobytes = (value) => `${(value / 1000).toFixed(1)} kB`;
export const megabytes = (value) => `${(value / 1e6).toFixed(1)} MB`;
const whole = (value) => String(Math.round(value));

/** The measures of a table: key in the results, title, how to read the values. */
const TABLE_MEASURES = [
  ["usable", "First visit: usable (first screen painted, a cell takes typing)", ms],
  ["painted", "First visit: first screen painted", ms],
  ["complete", "First visit: complete (all rows in the page)", ms],
  ["againUsable", "Repeat visit, new browser, warm HTTP cache: usable", ms],
  ["againComplete", "Repeat visit: complete", ms],
  ["commit", "Commit to paint: Enter until the frame that shows the text", ms],
  ["commit", "Commit to paint, 95th percentile", ms, 0.95],
  ["blocked", "Autosave: how long the save holds up the page", ms],
  ["bytes", "Bytes until usable (bodies as transferred, brotli)", kilobytes],
  ["requests", "Requests of the first visit", whole],
  ["heap", "JavaScript heap after loading and collection", megabytes],
  ["dom", "Memory of the page's elements (embedder heap)", megabytes],
  ["wasm", "WebAssembly memory", megabytes],
];

const TIMELINE_MEASURES = [
  ["painted", "First visit: first screen of bars painted", ms],
  ["complete", "First visit: all bars in the page", ms],
  ["frame", "Dragging a bar: time between frames", ms],
  ["frame", "Dragging a bar: time between frames, 95th percentile", ms, 0.95],
  ["lag", "Dragging a bar: from a move of the mouse to its frame", ms],
  ["lag", "Dragging a bar: from a move to its frame, 95th percentile", ms, 0.95],
  ["drop", "Letting it go: until the next frame is drawn", ms],
  ["bytes", "Bytes until the first screen", kilobytes],
  ["heap", "JavaScript heap after loading and collection", megabytes],
  ["dom", "Memory of the page's elements (embedder heap)", megabytes],
  ["wasm", "WebAssembly memory", megabytes],
];

const KINDS = [
  ["tables", "TABLE", TABLE_MEASURES],
  ["timelines", "TIMELINE", TIMELINE_MEASURES],
];

/** All results as text. */
export function report(results) {
  const parts = KINDS.flatMap(([kind, title, measures]) => {
    const subjects = results.subjects[kind];
    if (!subjects.length) return [];
    const tables = measures.map((measure) => section(results, kind, subjects, measure));
    return [`=== ${title} ===`, ...tables.filter(Boolean)];
  });
  return [...parts, goals(results)].filter(Boolean).join("\n\n");
}

/** The value of a measure, where it was taken. */
export function value(results, kind, name, rows, cpu, key, share = 0.5) {
  const cell = results.cells.find(
    (it) => it.kind === kind && it.name === name && it.rows === rows && it.cpu === cpu,
  );
  return cell ? quantile(cell.values[key] ?? [], share) : null;
}

function section(results, kind, subjects, [key, title, show, share]) {
  const [first, ...others] = subjects;
  const read = (subject, rows, cpu) =>
    value(results, kind, subject.name, rows, cpu, key, share);
  const shown = results.rows.flatMap((rows) =>
    results.cpus.map((cpu) => ({ rows, cpu, all: subjects.map((it) => read(it, rows, cpu)) })),
  );
  if (shown.every(({ all }) => all.every((it) => !it))) return null;
  // A table that was opened and never had all rows in the page is a virtual one.
  const nothing = (at, rows, cpu) => {
    const opened = value(results, kind, subjects[at].name, rows, cpu, "painted") !== null;
    return opened && key.toLowerCase().includes("complete") ? "virtual" : "–";
  };
  const ratio = (mine, other) => (mine && other ? `${(mine / other).toFixed(2)}×` : "");
  const lines = shown.map(({ rows, cpu, all }) => [
    String(rows),
    `${cpu}×`,
    ...all.map((it, at) => (it === null ? nothing(at, rows, cpu) : show(it))),
    ...(first.name === "mejora" ? all.slice(1).map((it) => ratio(all[0], it)) : []),
  ]);
  const ratios = first.name === "mejora" ? others.map((it) => `Mejora/${it.label}`) : [];
  const head = ["actions", "CPU", ...subjects.map((it) => it.label), ...ratios];
  return `${title}\n${align([head, ...lines])}`;
}

/** Columns to the right, two spaces apart. */
export function align(lines) {
  const widths = lines[0].map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  const row = (line) => line.map((text, at) => text.padStart(widths[at])).join("  ");
  return lines.map((line) => `  ${row(line)}`).join("\n");
}

function goals(results) {
  const rows = Math.max(...results.rows);
  const read = (name, cpu, key) => value(results, "tables", name, rows, cpu, key);
  const lines = results.cpus.flatMap((cpu) => [
    goal(
      `Goal, CPU ${cpu}×: usable on a first visit at ${rows} actions before Handsontable`,
      ["Mejora", read("mejora", cpu, "usable")],
      ["Handsontable", read("handsontable", cpu, "usable")],
    ),
    goal(
      `Aim, CPU ${cpu}×: usable on a repeat visit at ${rows} actions by Tabulator's first`,
      ["Mejora's repeat visit", read("mejora", cpu, "againUsable")],
      ["Tabulator's first visit", read("tabulator", cpu, "usable")],
    ),
  ]);
  const known = lines.filter(Boolean);
  return known.length ? `=== GOALS ===\n\n${known.join("\n")}` : null;
}

function goal(title, [mine, a], [other, b]) {
  if (a === null || b === null) return null;
  const verdict = a <= b ? "holds" : "does not hold";
  return `${title}: ${verdict}. ${mine} ${ms(a)}, ${other} ${ms(b)}, ratio ${(a / b).toFixed(2)}.`;
}

/** One line about a run that has just ended. */
export function progress(run, numbers) {
  const time = numbers.usable ?? numbers.painted;
  const what = numbers.usable ? "usable" : "painted";
  const where = `${run.rows} actions, CPU ${run.cpu}×, run ${run.turn}`;
  return `  ${where}: ${run.kind}, ${run.label}: ${what} after ${ms(time)}, ${detail(numbers)}`;
}

function detail(numbers) {
  return numbers.commit
    ? `commit to paint ${ms(median(numbers.commit))}`
    : `frames of a drag ${ms(median(numbers.frame))}`;
}
