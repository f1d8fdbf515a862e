// What the command line asks for.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { FILES, TABLES, TIMELINES } from "./subjects.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const SECTIONS = ["tables", "timelines", "files"];

export const USAGE = `node run.mjs [BASE_URL] [tables] [timelines] [files] [--quick] [--runs N]
                 [--rows 10,200,1000] [--cpu 1,4] [--out FILE]
                 [--only mejora,handsontable,tabulator,frappe-gantt,sheetjs,docx]

BASE_URL is where Mejora's release build is served, or its folder (default: dist).
Without the name of a section all of them run; files are read and written with 10, 200 and 2,000
actions unless --rows says otherwise. --quick makes one run with 10 and 200 actions.`;

/** The options, or an error that says what is wrong with them. */
export function parse(words) {
  const { values, positionals } = parseArgs({
    // What cargo hands on may begin with the mark that parts its own arguments.
    args: words.filter((word) => word !== "--"),
    allowPositionals: true,
    options: {
      quick: { type: "boolean" },
      help: { type: "boolean" },
      runs: { type: "string" },
      rows: { type: "string" },
      cpu: { type: "string" },
      only: { type: "string" },
      out: { type: "string" },
    },
  });
  const only = values.only?.split(",");
  const names = [...TABLES, ...TIMELINES, ...FILES].map((subject) => subject.name);
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown) throw new Error(`--only knows ${[...new Set(names)].join(", ")}, not ${unknown}.`);
  const sections = positionals.filter((word) => SECTIONS.includes(word));
  const section = (name, subjects) => {
    if (sections.length && !sections.includes(name)) return [];
    return subjects.filter((it) => (only ? only.includes(it.name) : !it.onRequest));
  };
  return {
    help: values.help,
    base: base(positionals.filter((word) => !SECTIONS.includes(word)), only),
    runs: numbers("--runs", values.runs ?? (values.quick ? "1" : "3"))[0],
    rows: numbers("--rows", values.rows ?? (values.quick ? "10,200" : "10,200,1000")),
    fileRows: numbers("--rows", values.rows ?? (values.quick ? "10,200" : "10,200,2000")),
    cpus: numbers("--cpu", values.cpu ?? "1,4"),
    tables: section("tables", TABLES),
    timelines: section("timelines", TIMELINES),
    files: section("files", FILES),
    out: values.out ?? `${ROOT}target/bench/results.json`,
  };
}

function base(positionals, only) {
  if (positionals.length > 1) throw new Error("Only one address of Mejora can be given.");
  const [given = `${ROOT}dist`] = positionals;
  if (/^https?:/.test(given)) return given.endsWith("/") ? given : `${given}/`;
  const needed = !only || only.includes("mejora");
  if (needed && !existsSync(`${given}/index.html`)) {
    throw new Error(`There is no build of Mejora in ${given}: run \`cargo xtask build\` first.`);
  }
  return given;
}

function numbers(option, text) {
  const list = text.split(",").map(Number);
  if (list.some((number) => !Number.isInteger(number) || number < 1)) {
    throw new Error(`${option} takes whole numbers from 1, not ${text}.`);
  }
  return list;
}
