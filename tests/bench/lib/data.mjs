// The plans of the benchmark: invented, of the lengths that real plans have, and the same each
// time for the same number of actions. Each is given in the form that every subject reads.

import {
  CLAUSES, COMMENTS, DEEDS, INDICATORS, LACKS, MATTERS, MONTHS, PURPOSES, RESOURCES, SUBCRITERIA,
  TARGETS, TASKS, UNITS,
} from "./words.mjs";

/** The id of the plan in the app. */
export const PLAN = "b32c4a0000000001";

const FIRST_YEAR = 2026;
const PERIOD_MONTHS = 24;

/** The columns of the form: key, title, width in pixels at 1,280. Start and end share a header. */
export const COLUMNS = [
  ["number", "No.", 32],
  ["criterion", "Criterios No.", 54],
  ["subcriterion", "Subcriterio No.", 76],
  ["area", "Área de Mejora", 150],
  ["action", "Acción de Mejora", 146],
  ["objective", "Objetivo", 134],
  ["tasks", "Tareas", 180],
  ["start", "Inicio", 52],
  ["end", "Fin", 52],
  ["resources", "Recursos necesarios", 76],
  ["indicator", "Indicador", 124],
  ["responsible", "Responsable de seguimiento", 96],
  ["comments", "Comentarios", 108],
];

/** The actions of a plan of this size, as the plan file has them. */
export function actions(count) {
  const random = generator(count);
  return Array.from({ length: count }, (_, at) => action(at, count, random));
}

/** What local storage holds for the app. */
export function planFile(list) {
  const file = {
    format: "mejora-plan",
    schema: 1,
    plan: {
      id: PLAN,
      institution: "Ayuntamiento de Prueba",
      title: "Plan de mejora institucional",
      period: `${FIRST_YEAR}-${FIRST_YEAR + 1}`,
      actions: list,
    },
    lineage: {},
  };
  return {
    [`mejora/plan/${PLAN}`]: JSON.stringify(file),
    [`mejora/about/${PLAN}`]: JSON.stringify({ saved: 1767225600000, by: 1 }),
  };
}

/** The same actions as rows of plain texts, for the other tables. */
export function tableRows(list) {
  const rows = list.map((it, at) => ({
    number: String(at + 1),
    criterion: String(it.criterion),
    subcriterion: `${it.subcriterion} (${it.example})`,
    area: it.area,
    action: it.action,
    objective: it.objective,
    tasks: it.tasks.map((task, n) => `${n + 1}. ${task.text}`).join("\n"),
    start: it.start.written,
    end: it.end.written,
    resources: it.resources,
    indicator: [it.indicator.text, it.indicator.target].filter(Boolean).join("\nMeta: "),
    responsible: it.responsible.join(",\n"),
    comments: it.comments,
  }));
  return { "bench/rows": JSON.stringify(rows), "bench/columns": JSON.stringify(COLUMNS) };
}

/** The same actions as bars, for the other timeline. */
export function bars(list) {
  const tasks = list.map((it, at) => ({
    id: it.id,
    name: `${at + 1}. ${it.action}`,
    start: `${it.start.month}-01`,
    end: lastDay(it.end.month),
    progress: 0,
  }));
  return { "bench/bars": JSON.stringify(tasks) };
}

function action(at, count, random) {
  const pick = (list) => list[random() % list.length];
  const criterion = Math.floor((at * 9) / count) + 1;
  const matter = pick(MATTERS);
  const start = random() % (PERIOD_MONTHS - 10);
  const end = start + 1 + (random() % 9);
  const tasks = 2 + (random() % 3);
  const first = random() % TASKS.length;
  return {
    id: id(random),
    criterion,
    subcriterion: `${criterion}.${1 + (random() % SUBCRITERIA[criterion - 1])}`,
    example: String(1 + (random() % 9)),
    area: `${pick(LACKS)} ${matter}${pick(CLAUSES)}.`,
    action: `${pick(DEEDS)} ${matter}.`,
    objective: `${pick(PURPOSES)} ${matter}.`,
    tasks: Array.from({ length: tasks }, (_, n) => ({
      id: id(random),
      text: `${TASKS[(first + n * 3) % TASKS.length]}.`,
    })),
    start: month(start),
    end: month(end),
    resources: pick(RESOURCES),
    indicator: { text: pick(INDICATORS), target: pick(TARGETS) },
    responsible: Array.from(new Set([pick(UNITS), ...(random() % 3 ? [] : [pick(UNITS)])])),
    comments: pick(COMMENTS),
    internal_note: "",
  };
}

function month(from) {
  const year = FIRST_YEAR + Math.floor(from / 12);
  const number = (from % 12) + 1;
  return {
    month: `${year}-${String(number).padStart(2, "0")}`,
    precision: "month",
    written: `${MONTHS[number - 1]}-${year % 100}`,
  };
}

function lastDay(written) {
  const [year, number] = written.split("-").map(Number);
  return `${written}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
}

function id(random) {
  return [random(), random()].map((part) => part.toString(16).padStart(8, "0")).join("");
}

/** Numbers of 32 bits, the same ones for the same seed (mulberry32). */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}
