// What a plan file holds of a cell besides what it shows: the versions in its lineage. The form
// of the lines is told in crates/plan/src/lineage/line.rs.
import { TASKS } from "./inpage.mjs";

/** The fields of an action that have a code in its line, in the order of the codes. */
const FIELDS = [
  "criterion/example", "area", "action", "objective", "start", "end", "resources",
  "indicator/text", "indicator/target", "responsible", "comments", "internal_note", "original",
];

const CODES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

function numberOf(digits) {
  return [...digits].reduce((sum, digit) => sum * 62 + CODES.indexOf(digit), 0);
}

/** The lines of a file by the id of their record, each stamp written out as replica and number. */
function linesOf({ replicas = [], records = [] }) {
  const stampOf = (token) => {
    const at = token.indexOf(".");
    const [replica, n] = at < 0 ? [token.slice(0, 1), token.slice(1)] : [token.slice(0, at), token.slice(at + 1)];
    const [id = "?", first = 0] = replicas[numberOf(replica)] ?? [];
    return `${id}/${first + numberOf(n)}`;
  };
  let above = "";
  const told = records.map((line) => {
    const [text, beside = {}] = Array.isArray(line) ? line : [line];
    const [id, where, codes = "", ...stamps] = text.split(" ");
    // A task names the action that it is below only where that is not the last one.
    const place = where.replace("-", `t${above}`);
    if (where.startsWith("a")) above = id;
    return [id, { place, codes, stamps: stamps.map(stampOf), beside }];
  });
  return new Map(told);
}

/** The versions that a line holds of a field of an action: the stamp of each, and its value where it is told. */
function versionsOf({ codes, stamps, beside }, field) {
  const there = beside[field];
  // Positions, and three digits of the sum of the one value that the plan shows.
  if (typeof there === "string") return there.slice(0, -3).split(",").map((at) => ({ stamp: stamps[at] }));
  if (there) {
    return there.map((entry) => {
      const [at, ...value] = [entry].flat(1);
      return value.length ? { stamp: stamps[at], value: value[0] } : { stamp: stamps[at] };
    });
  }
  const coded = codes.slice(2).match(/\.|[^.]{4}/g) ?? [];
  const code = coded[FIELDS.indexOf(field)] ?? ".";
  return code === "." ? [] : [{ stamp: stamps[CODES.indexOf(code[0])] }];
}

/** What a plan file holds of a cell: the value that it shows, the versions, and the stamps seen. */
export function heldOf(text, row, column) {
  const { plan, lineage = {} } = JSON.parse(text);
  const lines = linesOf(lineage);
  const action = plan.actions.find((it) => it.id === row);
  if (column === TASKS) {
    const tasks = [...lines].filter(([, { place }]) => place.startsWith(`t${row}`));
    return { value: action?.tasks ?? null, tasks: Object.fromEntries(tasks) };
  }
  const line = lines.get(row);
  if (!line) return { value: null, versions: [] };
  return { value: action?.[column] ?? null, versions: versionsOf(line, column), line };
}

/** The records of which the files do not hold the same: what each file holds of the first of them. */
export function differences(texts, most = 5) {
  const all = texts.map((text) => linesOf(JSON.parse(text).lineage ?? {}));
  const ids = new Set(all.flatMap((lines) => [...lines.keys()]));
  const differs = (id) => new Set(all.map((lines) => JSON.stringify(lines.get(id)))).size > 1;
  return [...ids].filter(differs).slice(0, most).map((id) => ({ record: id, files: all.map((lines) => lines.get(id) ?? null) }));
}
