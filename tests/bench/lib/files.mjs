// Import and export: Mejora's workers beside SheetJS and docx, each in a worker that does one job.
//
// - Loaded: from posting the job to the answer, in a new worker that has said it is ready.
// - Cold: from starting the worker to the answer, in a page that has loaded nothing before. The
//   network is this machine's own, so this is fetching, compiling and working, not waiting.
// - Memory: what the wasm's memory has grown to, and by how much the page's process grew at most
//   during the cold job.
//
// SheetJS and docx get the cells of the form and give cells or a plain table of them; Mejora reads
// a plan with findings from the cells, and writes the form in full.

import { Buffer } from "node:buffer";

import { hostileFiles } from "../../browser/hostile.mjs";
import { withBrowser } from "./browser.mjs";
import { COLUMNS, actions, planFile, tableRows } from "./data.mjs";
import { filesProbe } from "./files-probe.mjs";
import { growth } from "./resident.mjs";

/** The page in which the workers run. */
export const FILES_PAGE = "files";

/** What files are read: key, what the table calls it, and who writes it. */
const READ = [
  ["xlsx", "XLSX, ours", "mejora"],
  ["docx", "DOCX, ours", "mejora"],
  ["html", "HTML, ours", "mejora"],
  ["csv;", "CSV, ours", "mejora"],
  ["xlsx", "XLSX, foreign", "sheetjs"],
  ["ods", "ODS, foreign", "sheetjs"],
  ["biff8", "XLS, foreign", "sheetjs"],
  ["docx", "DOCX, foreign", "docx"],
];

/** What is written, and what else writes it. */
const WRITTEN = [
  ["xlsx", "XLSX", "sheetjs"],
  ["docx", "DOCX", "docx"],
  ["html", "HTML", null],
  ["csv;", "CSV", null],
  ["ics", "ICS", null],
];

/** SheetJS reads what it writes and the same formats of ours. */
const READ_BY_SHEETJS = ["xlsx", "ods", "biff8", "csv;", "html"];

/** The measured jobs of all runs: `{kind, file, rows, subject, runs, failures}`. */
export async function measureFiles(options, origin, stopped) {
  const addresses = await workers(origin);
  const build = await withBrowser((browser) => buildOf(browser, origin));
  const bench = { origin, addresses, build };
  const wanted = ({ subject }) => options.files.some(({ name }) => name === subject);
  const cells = new Map();
  for (let turn = 1; turn <= options.runs; turn += 1) {
    for (const rows of options.fileRows) {
      await withBrowser(async (browser) => {
        const jobs = await plan(browser, bench, rows);
        for (const job of jobs.filter(wanted)) await measure(browser, bench, job, cells, stopped);
      });
    }
    await withBrowser(async (browser) => {
      for (const job of hostile(bench).filter(wanted)) await measure(browser, bench, job, cells, stopped);
    });
  }
  return [...cells.values()];
}

async function measure(browser, bench, job, cells, stopped) {
  if (stopped()) return;
  const { kind, file, rows, subject } = job;
  const key = [kind, file, rows, subject].join();
  const cell = cells.get(key) ?? { kind, file, rows, subject, runs: [], failures: [] };
  cells.set(key, cell);
  const about = `${kind}, ${file}${rows ? `, ${rows} actions` : ""}, ${subject}`;
  try {
    const { said, ...numbers } = await both(browser, bench, job);
    cell.said = said;
    if (kind === "read" && said.startsWith('{"Not"')) throw new Error(`no plan was read: ${said}`);
    cell.runs.push(numbers);
    console.log(`  files, ${about}: ${Math.round(numbers.work)} ms`);
  } catch (error) {
    const failure = `files, ${about}: ${error.message.split("\n")[0]}`;
    cell.failures.push({ failure });
    console.log(`  ${failure}`);
  }
}

/** The job in a page that has loaded nothing, and again in a new worker of the same page. */
async function both(browser, bench, job) {
  return withPage(browser, bench.origin, async (page) => {
    if (job.bytes) await page.evaluate(([it]) => globalThis.files.keep("in", it), [job.bytes]);
    const run = () => page.evaluate((it) => globalThis.files.run(it), job.run);
    const cold = await growth(browser, run);
    const { work } = await run();
    return { ...cold, work };
  });
}

async function withPage(browser, origin, work) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/${FILES_PAGE}/`);
    await page.evaluate(`(${filesProbe})()`);
    return await work(page);
  } finally {
    await context.close();
  }
}

/** The addresses of the workers that the app's page names. */
async function workers(origin) {
  const html = await (await fetch(`${origin}/mejora/`)).text();
  const address = (name) => {
    const found = new RegExp(`id="?${name}-worker"? href="?([^" >]+)`).exec(html);
    if (!found) throw new Error(`Mejora's page names no ${name}-worker.`);
    return new URL(found[1], `${origin}/mejora/`).href;
  };
  return { reading: address("reading"), writing: address("writing") };
}

/** The build by which page and workers know each other: what the app tells its worker. */
async function buildOf(browser, origin) {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    globalThis.build = new Promise((resolve) => {
      Worker.prototype.postMessage = function watched(message, ...more) {
        if (message?.build !== undefined) resolve(message.build);
        return post.call(this, message, ...more);
      };
    });
  });
  await page.goto(`${origin}/mejora/`);
  const [mimeType, buffer] = ["application/octet-stream", Buffer.from("PK\x03\x04")];
  const file = { name: "x.xlsx", mimeType, buffer };
  await page.locator("input[data-file]").setInputFiles(file);
  return page.evaluate(() => globalThis.build);
}

/** The script of a subject's worker, and what it works with. */
function program(bench, subject, worker) {
  if (subject !== "mejora") return { script: [`${subject}-worker`, subject], type: "classic" };
  return { script: ["mejora-worker", bench.addresses[worker]], type: "module", watched: true };
}

function reader(bench, subject) {
  const request = subject === "mejora" ? { build: bench.build } : {};
  return { ...program(bench, subject, "reading"), request, input: "in" };
}

function writer(bench, subject, format, { text, table }) {
  const request = subject === "mejora" ? order(bench, format, text) : { table, format };
  return { ...program(bench, subject, "writing"), request };
}

function order(bench, format, plan) {
  const about = { language: "es", choices: "0111", now: "2026-03-01T10:00:00", app: "Mejora" };
  return { build: bench.build, plan, format, ...about };
}

/** All jobs with plans of this size. The files to be read are written first. */
async function plan(browser, bench, rows) {
  const list = actions(rows);
  const source = { text: Object.values(planFile(list))[0], table: cellsOf(list) };
  const jobs = [];
  for (const [format, file, subject] of READ) {
    const bytes = await made(browser, bench, writer(bench, subject, format, source));
    const subjects = READ_BY_SHEETJS.includes(format) ? ["mejora", "sheetjs"] : ["mejora"];
    for (const subject of subjects) {
      jobs.push({ kind: "read", file, rows, subject, bytes, run: reader(bench, subject) });
    }
  }
  for (const [format, file, other] of WRITTEN) {
    for (const subject of ["mejora", other].filter(Boolean)) {
      const run = writer(bench, subject, format, source);
      jobs.push({ kind: "write", file, rows, subject, run });
    }
  }
  return jobs;
}

/** The bytes that a worker writes, as base64. */
function made(browser, bench, run) {
  return withPage(browser, bench.origin, (page) =>
    page.evaluate(async (it) => {
      await globalThis.files.run({ ...it, output: "out" });
      return globalThis.files.give("out");
    }, run),
  );
}

/** The rows of the form as texts: the title, the two rows of its header, the actions. */
function cellsOf(list) {
  const edge = (key) => key === "start" || key === "end";
  const titles = COLUMNS.map(([key, title]) => (edge(key) ? "" : title));
  titles[COLUMNS.findIndex(([key]) => key === "start")] = "Tiempo";
  const edges = COLUMNS.map(([key, title]) => (edge(key) ? title : ""));
  const rows = JSON.parse(tableRows(list)["bench/rows"]);
  const cells = rows.map((row) => COLUMNS.map(([key]) => row[key] ?? ""));
  const title = ["Plan de mejora institucional 2026-2027, Ayuntamiento de Prueba"];
  return [title, titles, edges, ...cells];
}

/** Files that are damaged, or made to do harm. */
function hostile(bench) {
  return hostileFiles().map(({ name, bytes }) => ({
    kind: "hostile", file: name, rows: 0, subject: "mejora",
    bytes: bytes.toString("base64"), run: reader(bench, "mejora"),
  }));
}
