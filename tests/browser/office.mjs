// Office files made in the test run: by the app's own converter, and by hand as packed XML.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";

/** A plan file (its text) in another format, by `cargo xtask convert`. */
export function convert(text, ending) {
  const folder = mkdtempSync(join(tmpdir(), "mejora-"));
  const [from, to] = [join(folder, "plan.json"), join(folder, `plan.${ending}`)];
  writeFileSync(from, text);
  execFileSync(process.env.MEJORA_XTASK, ["convert", from, to]);
  return readFileSync(to);
}

/** A golden file of the readers' tests. */
export function golden(name) {
  const crate = name.startsWith("sheets/") ? "cells" : "import";
  return readFileSync(new URL(`../../crates/${crate}/tests/files/${name}`, import.meta.url));
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit += 1) byte = (byte >>> 1) ^ (byte & 1 ? 0xedb88320 : 0);
  return byte;
});

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC[(crc ^ byte) & 255];
  return ~crc >>> 0;
}

/** Packs files, by their names, without compressing them unless that is asked for. */
export function zip(files, compressed = false) {
  const [parts, directory] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const [title, bytes] = [Buffer.from(name), Buffer.from(content)];
    const stored = compressed ? deflateRawSync(bytes) : bytes;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(compressed ? 8 : 0, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(stored.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    const entry = Buffer.concat([Buffer.from("PK\x03\x04"), common, title, stored]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), common, place, title);
    parts.push(entry);
    at += entry.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  const count = Object.keys(files).length;
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, listed, Buffer.from("PK\x05\x06"), end]);
}

/** Unpacks the files of a packed file, by their names. */
export function unzip(packed) {
  const files = {};
  const end = packed.lastIndexOf("PK\x05\x06");
  let at = packed.readUInt32LE(end + 16);
  for (let left = packed.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [packed.readUInt16LE(at + 10), packed.readUInt32LE(at + 20)];
    const lengths = [28, 30, 32].map((place) => packed.readUInt16LE(at + place));
    const name = packed.toString("utf8", at + 46, at + 46 + lengths[0]);
    const local = packed.readUInt32LE(at + 42);
    const from = local + 30 + packed.readUInt16LE(local + 26) + packed.readUInt16LE(local + 28);
    const bytes = packed.subarray(from, from + size);
    files[name] = method === 8 ? inflateRawSync(bytes) : bytes;
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  return files;
}

const TYPES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** A Word document of paragraphs (texts) and tables (arrays of rows of texts). */
export function docx(blocks) {
  const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const paragraph = (text) =>
    `<w:p><w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`;
  const cell = (text) => `<w:tc>${text.split("\n").map(paragraph).join("")}</w:tc>`;
  const row = (cells) => `<w:tr>${cells.map(cell).join("")}</w:tr>`;
  const block = (it) =>
    Array.isArray(it) ? `<w:tbl>${it.map(row).join("")}</w:tbl>` : paragraph(it);
  const body = blocks.map(block).join("");
  return zip({
    "[Content_Types].xml": TYPES,
    "_rels/.rels": RELATIONS,
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });
}

/** The same, with comments: whose they are and what they say, by the text that they stand at. */
export function commented(blocks, comments) {
  const files = unzip(docx(blocks));
  let document = files["word/document.xml"].toString();
  const said = Object.entries(comments).map(([text, [author, words]], id) => {
    const at = `${text}</w:t></w:r>`;
    if (!document.includes(at)) throw new Error(`${text} is not in the document`);
    document = document.replace(at, `${at}<w:r><w:commentReference w:id="${id}"/></w:r>`);
    return `<w:comment w:id="${id}" w:author="${author}"><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:comment>`;
  });
  files["word/document.xml"] = document;
  files["word/comments.xml"] = `${XML}<w:comments ${WORD}>${said.join("")}</w:comments>`;
  files["word/_rels/document.xml.rels"] =
    `${XML}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/comments" Target="comments.xml"/></Relationships>`;
  return zip(files);
}

/** A workbook of one sheet: rows of texts, and the ranges that are merged. */
export function xlsx(rows, merged = []) {
  const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const place = (row, column) => `${String.fromCharCode(65 + column)}${row + 1}`;
  const cell = (text, at) =>
    text === "" ? "" : `<c r="${at}" t="inlineStr"><is><t>${escape(text)}</t></is></c>`;
  const row = (cells, at) =>
    `<row r="${at + 1}">${cells.map((text, column) => cell(text, place(at, column))).join("")}</row>`;
  const merges = merged.map((range) => `<mergeCell ref="${range}"/>`).join("");
  const relation = (type, target) =>
    `${XML}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;
  return zip({
    "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": `${XML}<workbook ${SHEET} xmlns:r="${OFFICE}"><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relation("worksheet", "worksheets/sheet1.xml"),
    "xl/worksheets/sheet1.xml": `${XML}<worksheet ${SHEET}><sheetData>${rows.map(row).join("")}</sheetData>${merges && `<mergeCells>${merges}</mergeCells>`}</worksheet>`,
  });
}
