// Files that are damaged, or made to do harm: `{name, bytes, opens}`, where `opens` tells whether
// there is a plan or a guide in them all the same. The benchmark reads them as well.
import { docx, golden, zip } from "./office.mjs";

const HEADER = [
  "No.", "Subcriterio No.", "Área de Mejora", "Acción de Mejora", "Objetivo", "Tareas", "Inicio",
  "Fin", "Responsable", "Comentarios",
];
const ROW = [
  "1", "1.2 (4)", "No existe un registro", "Llevar un registro", "Ordenar", "1. Uno 2. Dos",
  "feb-26", "may-26", "RRHH", "",
];
/** A hundred thousand of these are still less than 5 MB. */
const SHORT = ["1", "", "No hay", "Crear", "Ver", "Uno", "feb-26", "may-26", "RRHH", ""];
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook of one sheet: the content of its `sheetData`, and its texts. */
function xlsx(rows, strings = "") {
  return zip({
    "[Content_Types].xml":
      '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    "xl/workbook.xml": '<workbook><sheets><sheet name="Plan" r:id="a"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      `<Relationships><Relationship Id="a" Type="${RELATION}/worksheet" Target="s.xml"/>` +
      `<Relationship Id="b" Type="${RELATION}/sharedStrings" Target="t.xml"/></Relationships>`,
    "xl/s.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    "xl/t.xml": `<sst>${strings}</sst>`,
  }, true);
}

function row(cells) {
  const cell = (text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  return `<row>${cells.map(cell).join("")}</row>`;
}

const PLAN = row(HEADER) + row(ROW);
const FAR = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>lejos</t></is></c></row>';

function bomb() {
  const document = "<w:document><w:body>";
  return zip({ "word/document.xml": document + " ".repeat(60_000_000) }, true);
}

function manyParts() {
  const parts = Array.from({ length: 20_000 }, (_, at) => [`xl/s${at}.xml`, ""]);
  return zip({ "xl/workbook.xml": "<workbook/>", ...Object.fromEntries(parts) });
}

/** One long text in a hundred thousand cells. */
function copies() {
  const cells = '<c t="s"><v>0</v></c>'.repeat(10);
  return xlsx(PLAN + `<row>${cells}</row>`.repeat(10_000), `<si><t>${"texto ".repeat(5_000)}</t></si>`);
}

function entities() {
  const more = Array.from({ length: 9 }, (_, at) => `<!ENTITY b${at + 1} "${`&b${at};`.repeat(10)}">`);
  const type = `<!DOCTYPE w:document [<!ENTITY b0 "mejora">${more.join("")}]>`;
  const cells = ROW.map((text) => `<w:tc><w:p><w:r><w:t>${text}&b9;</w:t></w:r></w:p></w:tc>`);
  return zip({
    "word/document.xml": `${type}<w:document><w:body><w:tbl><w:tr>${cells.join("")}</w:tr></w:tbl></w:body></w:document>`,
  });
}

function deepDocument() {
  const open = "<w:tbl><w:tr><w:tc>".repeat(100_000);
  return zip({ "word/document.xml": `<w:document><w:body>${open}</w:body></w:document>` }, true);
}

function locked() {
  const list = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
  return zip({
    mimetype: "application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": list,
    "content.xml": "\x9d\x02",
  });
}

const table = (rows) =>
  `<table>${rows.map((cells) => `<tr><td>${cells.join("<td>")}</tr>`).join("\n")}</table>`;

/** Tables of a guide whose header comes again and again. */
function guide() {
  const area = "No se evidencia lo que el ejemplo pide sobre ciudadanía y datos";
  const part = (at) =>
    `<p>SUBCRITERIO ${(at % 9) + 1}.1. Uno</p>` +
    table([["Ejemplos", "Puntos fuertes", "Áreas de mejora"], [`1. ${area} ${at}`, "", area]]);
  return `<!doctype html><html><body>${Array.from({ length: 8_000 }, (_, at) => part(at)).join("")}`;
}

const text = (rows) => rows.map((cells) => cells.join(";")).join("\r\n");

/** All of them; some take a second to be made. */
export function hostileFiles() {
  const whole = golden("sheets/plan-openpyxl.xlsx");
  const files = [
    ["zip bomb.docx", bomb(), false],
    ["many parts.xlsx", manyParts(), false],
    ["far cell.xlsx", xlsx(PLAN + FAR), true],
    ["100,000 rows.xlsx", xlsx(row(HEADER) + row(ROW).repeat(100_000)), true],
    ["100,000 rows.csv", text([HEADER, ...Array(100_000).fill(SHORT)]), true],
    ["one text in 100,000 cells.xlsx", copies(), true],
    ["endless merges.xlsx", xlsx(`${PLAN}</sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(200_000)}</mergeCells><sheetData>`), true],
    ["entities.docx", entities(), false],
    ["deep.docx", deepDocument(), false],
    ["deep.html", `<!doctype html><html><body>${"<table><tr><td>".repeat(200_000)}`, false],
    ["60,000 rows.html", `<!doctype html><html><body>${table([HEADER, ...Array(60_000).fill(["1", "1.1", "x", "y"])])}`, true],
    ["15,000 paragraphs.docx", docx([...Array(15_000).fill("Un párrafo."), [HEADER, ROW]]), true],
    ["endless guide.html", guide(), true],
    ["cut off.xlsx", whole.subarray(0, whole.length * 0.6), false],
    ["locked.ods", locked(), false],
    ["picture.docx", Buffer.from("\x89PNG\r\n\x1a\n".padEnd(5_000, "x"), "latin1"), false],
  ];
  return files.map(([name, content, opens]) => ({ name, bytes: Buffer.from(content), opens }));
}
