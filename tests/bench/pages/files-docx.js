// The package docx in a worker as its documentation sets it up: a landscape section, a table with
// a repeated header, a paragraph for each line of a cell.
importScripts(location.hash.slice(1));

const { Document, Packer, PageOrientation, Paragraph, Table, TableCell, TableRow, TextRun } = docx;

function cell(text, bold) {
  const lines = text.split("\n");
  const paragraph = (line) => new Paragraph({ children: [new TextRun({ text: line, bold })] });
  return new TableCell({ children: lines.map(paragraph) });
}

function row(cells, bold) {
  const children = cells.map((text) => cell(text, bold));
  return new TableRow({ children, tableHeader: bold, cantSplit: true });
}

function write([[title], ...rows]) {
  const table = new Table({ rows: rows.map((cells, at) => row(cells, at < 2)) });
  const properties = { page: { size: { orientation: PageOrientation.LANDSCAPE } } };
  const children = [new Paragraph({ text: title }), table];
  return Packer.toArrayBuffer(new Document({ sections: [{ properties, children }] }));
}

onmessage = async ({ data }) => {
  const done = await write(data.table);
  postMessage({ done }, [done]);
};
postMessage({ ready: true });
