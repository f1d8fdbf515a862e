// What the command line asks for.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { TABLES, TIMELINES } from "./subjects.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

export const USAGE = `node run.mjs [BASE_URL] [--quick] [--runs N] [--rows 10,200,1000] [--cpu 1,4]
                 [--only mejora,handsontable,tabulator,frappe-gantt] [--out FILE]

BASE_URL is where Mejora's release build is served, or its folder (default: dist).
--quick makes one run with 10 and 200 actions.`;

/** The options, or an error that says what is wrong with them. */
export function parse(words) {
  const { values, positionals } = parseArgs({
    args: words,
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
  const names = [...TABLES, ...TIMELINES].map((subject) => subject.name);
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown) throw new Error(`--only knows ${[...new Set(names)].join(", ")}, not ${unknown}.`);
  const wanted = (subject) => (only ? only.includes(subject.name) : !subject.onRequest);
  return {
    help: values.help,
    base: base(positionals, only),
    runs: numbers("--runs", values.runs ?? (values.quick ? "1" : "3"))[0],
    rows: numbers("--rows", values.rows ?? (values.quick ? "10,200" : "10,200,1000")),
    cpus: numbers("--cpu", values.cpu ?? "1,4"),
    tables: TABLES.filter(wanted),
    timelines: TIMELINES.filter(wanted),
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
