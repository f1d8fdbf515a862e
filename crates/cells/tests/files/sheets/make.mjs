// Makes the golden spreadsheets of SheetJS, as web systems export them: node make.mjs FOLDER
//
// A short plan of an invented council is written as plan-sheetjs.ods, packed with compression so
// that even the part that names its type is, and as plan-sheetjs.xls. Both hold the cells that
// plan-sheetjs.cells.txt lists. Needs `npm ci` in tests/bench, whose version of SheetJS it uses.

import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const folder = process.argv[2] ?? ".";
const XLSX = createRequire(new URL("../../../../../tests/bench/package.json", import.meta.url))("xlsx");

const rows = [
  ["PLAN DE MEJORA AYUNTAMIENTO DE LOMA CLARA 2026-2027"],
  [],
  ["No.", "Subcriterio No.", "Área de Mejora", "Acción de Mejora", "Objetivo", "Tareas", "Inicio", "Fin", "Responsable"],
  [1, "1.1", "No hay misión escrita", "Definir la misión del ayuntamiento", "Que todos la conozcan",
    "1. Reunir al equipo\n2. Escribirla", "ene-26", "30/06/2026", "Planificación"],
  [2, "3.2", "Poca capacitación", "Capacitar a 25 empleados — «atención al munícipe»", "Mejorar el trato",
    "1. Contratar\n2. Impartir los talleres", { t: "n", v: 46082, z: "m/d/yy", w: "3/1/26" }, "dic-26", "RRHH / Niña Peña"],
];
const sheet = XLSX.utils.aoa_to_sheet(rows);
sheet["!merges"] = [XLSX.utils.decode_range("A1:I1")];
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, sheet, "Plan 2026");
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([["Total", 2, true]]), "Resumen");

for (const [name, bookType] of [["plan-sheetjs.ods", "ods"], ["plan-sheetjs.xls", "biff8"]]) {
  writeFileSync(join(folder, name), XLSX.write(book, { type: "buffer", bookType, compression: true }));
}
