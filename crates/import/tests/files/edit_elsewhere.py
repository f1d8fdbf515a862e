"""Edits a file of a plan of five actions as people do in Excel and Word: edit_elsewhere.py IN OUT.

One cell is changed; the first row is copied to the end, its id with it, and made into another
action; the fourth is removed; the fifth is moved to the top; a new one stands before the copy.
"""

import copy
import sys

NEW = ["9", "2", "2.1", "No hay sombra", "Sembrar palmas", "Dar sombra", "1. Cavar", "", "", "", "", "", ""]
CHANGED = "Esta celda se cambió en otra parte"
COPY = {3: "Los bancos están viejos", 4: "Pintar los bancos", 5: "Sentarse bien"}


def arranged(rows, changed, copied, new):
    """The rows in their new order; the functions make the three new ones."""
    return [rows[4], rows[0], changed(rows[1]), rows[2], new(rows[2]), copied(rows[0])]


def workbook(source, target):
    import openpyxl

    book = openpyxl.load_workbook(source)
    sheet = book.worksheets[0]
    name = book.defined_names["mejora_ids"]
    top = int(name.attr_text.split("$")[2].rstrip(":"))
    cells = lambda row: [(it.value, it.number_format) for it in sheet[row][:14]]
    rows = [cells(top + at) for at in range(5)]

    def with_texts(row, texts):
        return [(texts.get(at, value), shown) for at, (value, shown) in enumerate(row)]

    order = arranged(
        rows,
        lambda row: with_texts(row, {3: CHANGED}),
        lambda row: with_texts(row, COPY),
        lambda row: [(text or None, "General") for text in NEW] + [(None, "General")],
    )
    for at, row in enumerate(order):
        for column, (value, shown) in enumerate(row):
            cell = sheet.cell(top + at, column + 1)
            cell.value, cell.number_format = value, shown
    book.save(target)


def document(source, target):
    import docx

    file = docx.Document(source)
    table = file.tables[0]
    rows = [row._tr for row in table.rows[2:]]
    assert len(rows) == 5

    def put(row, at, text):
        cell = docx.table._Cell(row.tc_lst[at], table)
        for paragraph in cell.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)
        paragraph = cell.paragraphs[0]
        for run in paragraph.runs[1:]:
            run._r.getparent().remove(run._r)
        (paragraph.runs[0] if paragraph.runs else paragraph.add_run()).text = text

    def changed(row):
        put(row, 3, CHANGED)
        return row

    def copied(row):
        row = copy.deepcopy(row)
        for at, text in COPY.items():
            put(row, at, text)
        return row

    def new(row):
        row = copy.deepcopy(row)
        for mark in row.xpath(".//w:bookmarkStart | .//w:bookmarkEnd | .//w:numPr"):
            mark.getparent().remove(mark)
        for at, text in enumerate(NEW):
            put(row, at, text)
        return row

    order = arranged(rows, changed, copied, new)
    for row in rows:
        table._tbl.remove(row)
    for row in order:
        table._tbl.append(row)
    file.save(target)


source, target = sys.argv[1:]
(workbook if target.endswith("xlsx") else document)(source, target)
