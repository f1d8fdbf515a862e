// The benchmark: Mejora's release build beside Handsontable, Tabulator, frappe-gantt, SheetJS and
// docx, in one run, on one machine, with the same data. `cargo xtask bench` builds, serves and starts it.
//
// Every subject comes from one server here with the same headers, brotli and caching (Mejora's
// files are taken from BASE_URL or its folder), over 1.6 Mbps and 150 ms, in headless Chromium
// at 1280x800, with the processor slowed by 1 and by 4. Its data are in local storage before the
// visit. Each run of each subject has a fresh profile, and the subjects take turns, so that a
// busy moment of the machine hits all of them. What is shown is the median over the runs.
//
// - Painted: enough rows are in the page to fill the first screen, the first of them with text,
//   and a frame with them has been drawn.
// - Usable: after that, a mouse click into the first row's cell "Acción de Mejora" followed by a
//   pressed letter, sent through the browser as real input and repeated until it works, has put
//   the letter into a visible editor. The time is the page's clock at that `input` event.
// - Complete: as many rows as actions are in the page and drawn; "virtual" where the table never
//   puts all of them there.
// - First visit: nothing is cached. Repeat visit: a new browser process with the same profile.
// - Commit to paint: from the key event that commits a changed text to the end of the frame
//   whose cell shows it. Twelve edits or more for each number, two rows in turn.
// - Autosave: the longest time without a turn of the event loop around the write to storage.
//   The other pages save as their guides suggest: all rows as JSON, 250 ms after a change.
// - Dragging: a bar is moved by four months in about a second; the time between frames, and from
//   a move of the mouse to the end of the frame that follows it.
// - Files: see lib/files.mjs. They are not slowed, in network or processor.
//
// The slowed processor slows the page's main thread only, as everywhere in Chromium: what other
// threads do (compiling wasm while it arrives, writing storage) runs at full speed.

import { mkdir, writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { dirname } from "node:path";

import { visit, withProfile } from "./lib/browser.mjs";
import { actions } from "./lib/data.mjs";
import { FILES_PAGE, measureFiles } from "./lib/files.mjs";
import { filesReport } from "./lib/files-report.mjs";
import { USAGE, parse } from "./lib/options.mjs";
import { progress, report } from "./lib/report.mjs";
import { serve } from "./lib/server.mjs";
import { SEED, SEED_PAGE, appSite, pageSite } from "./lib/sites.mjs";
import { gather } from "./lib/stats.mjs";
import { isApp } from "./lib/subjects.mjs";
import { measureTable } from "./lib/table.mjs";
import { measureTimeline } from "./lib/timeline.mjs";

async function main() {
  const options = parse(process.argv.slice(2));
  if (options.help) return console.log(USAGE);
  const subjects = [...options.tables, ...options.timelines];
  const find = site(subjects, options);
  if ([...subjects, ...options.files].some(isApp) && !(await find("/mejora/"))) {
    throw new Error(`There is no Mejora at ${options.base}.`);
  }
  const server = await serve(find);
  try {
    const began = Date.now();
    const stopped = interruption();
    await warmUp(subjects, server.origin);
    const cells = await measure(options, server.origin, stopped);
    const files = options.files.length ? await measureFiles(options, server.origin, stopped) : [];
    const results = summary(options, cells, files);
    await write(options.out, results);
    const text = [report(results), ...filesReport(results)].filter(Boolean);
    console.log(`\n${text.join("\n\n")}\n`);
    if (results.load > cpus().length + 1) console.log(busy(results.load));
    for (const { failure } of results.failures) console.log(`Not measured: ${failure}`);
    console.log(`${Math.round((Date.now() - began) / 1000)} s; all values are in ${options.out}`);
  } finally {
    server.stop();
  }
}

/** What the server finds for a path. */
function site(subjects, { base, files }) {
  const app = appSite(base);
  const others = subjects.filter((it) => !isApp(it)).map((it) => it.name);
  const pages = [...new Set([...others, ...(files.length ? [FILES_PAGE] : [])])];
  const sites = pages.map(pageSite);
  return async (path) => {
    if (path === SEED) return SEED_PAGE;
    if (path.startsWith("/mejora/")) return app(path);
    return sites.map((find) => find(path)).find(Boolean);
  };
}

/** One visit of each that is not measured: every file is then compressed, every program read. */
async function warmUp(subjects, origin) {
  const list = actions(1);
  for (const subject of subjects) {
    const run = { origin, rows: 1, cpu: 1 };
    await withProfile((profile) =>
      visit(profile, subject, run, subject.seed(list), ({ page }) => page.waitForTimeout(500)),
    );
  }
}

/** Ctrl+C ends after the subject that is being measured, and what is known is still shown. */
function interruption() {
  let asked = false;
  // On its way out the process takes its browser along.
  for (const signal of ["SIGTERM", "SIGHUP"]) {
    process.once(signal, () => {
      console.error(`bench: ended by ${signal}.`);
      process.exit(143);
    });
  }
  process.on("SIGINT", () => {
    if (asked) process.exit(130);
    asked = true;
    console.log("  Ending after this one; Ctrl+C again ends at once.");
  });
  return () => asked;
}

async function measure(options, origin, stopped) {
  const cells = new Map();
  const kinds = [
    ["tables", options.tables, measureTable],
    ["timelines", options.timelines, measureTimeline],
  ];
  for (let turn = 1; turn <= options.runs; turn += 1) {
    for (const rows of options.rows) {
      const list = actions(rows);
      for (const cpu of options.cpus) {
        for (const [kind, subjects, work] of kinds) {
          for (const subject of subjects) {
            if (stopped()) return [...cells.values()];
            const run = { origin, rows, cpu, turn, kind, label: subject.label };
            const key = [kind, subject.name, rows, cpu].join();
            const cell = cells.get(key) ?? newCell(kind, subject, rows, cpu);
            cells.set(key, cell);
            await attempt(cell, run, () => work(subject, run, subject.seed(list)));
          }
        }
      }
    }
  }
  return [...cells.values()];
}

function newCell(kind, subject, rows, cpu) {
  return { kind, name: subject.name, rows, cpu, runs: [], failures: [] };
}

/** A run that fails is told, and the others go on. */
async function attempt(cell, run, work) {
  try {
    const numbers = await work();
    cell.runs.push(numbers);
    console.log(progress(run, numbers));
  } catch (error) {
    const where = `${run.kind}, ${run.rows} actions, CPU ${run.cpu}×, run ${run.turn}`;
    const failure = `${where}: ${error.message.split("\n")[0]}`;
    cell.failures.push({ failure });
    console.log(`  ${failure}`);
  }
}

function busy(load) {
  const what = `This machine was busy with other work (load ${load.toFixed(1)})`;
  return `${what}: the times are too long, and only the ratios can be compared.`;
}

function summary(options, cells, files) {
  const label = ({ name, label }) => ({ name, label });
  return {
    at: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
    load: loadavg()[2],
    network: "1.6 Mbps, 150 ms",
    runs: options.runs,
    rows: options.rows,
    cpus: options.cpus,
    subjects: {
      tables: options.tables.map(label),
      timelines: options.timelines.map(label),
      files: options.files.map(label),
    },
    cells: cells.map(({ runs, failures, ...cell }) => ({ ...cell, values: gather(runs) })),
    files: files.map(({ runs, ...cell }) => ({ ...cell, values: gather(runs) })),
    failures: [...cells, ...files].flatMap((cell) => cell.failures),
  };
}

async function write(path, results) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(results, null, 1)}\n`);
}

main().catch((error) => {
  console.error(`bench: ${error.message.split("\n")[0]}`);
  process.exitCode = 1;
});
