// SheetJS in a worker as its documentation sets it up: the standalone script, bytes in and rows
// of texts out, rows of texts in and bytes out.
importScripts(location.hash.slice(1));

const MERGES = [{ s: { r: 1, c: 7 }, e: { r: 1, c: 8 } }];

function read({ bytes }) {
  const book = XLSX.read(new Uint8Array(bytes), { type: "array", cellDates: true });
  const sheets = book.SheetNames.map((name) => book.Sheets[name]);
  return sheets.map((sheet) => XLSX.utils.sheet_to_json(sheet, { header: 1, raw: false }));
}

function write({ table, format }) {
  const sheet = XLSX.utils.aoa_to_sheet(table);
  sheet["!merges"] = MERGES;
  sheet["!cols"] = table[1].map(() => ({ wch: 20 }));
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, "Plan");
  return XLSX.write(book, { type: "array", bookType: format, compression: true });
}

onmessage = ({ data }) => {
  const done = data.bytes ? read(data) : write(data);
  postMessage({ done }, done instanceof ArrayBuffer ? [done] : []);
};
postMessage({ ready: true });
