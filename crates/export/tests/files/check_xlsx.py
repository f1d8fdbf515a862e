"""Reads a workbook of ours with openpyxl, and compares it with the plan file it was made from.

Usage: check_xlsx.py WORKBOOK PLAN. Ends with an error at the first difference.
"""

import datetime
import json
import sys

import openpyxl

PAPERS = {"letter": 1, "legal": 5, "a4": 9}


def named(book, name):
    """The cells of a defined name, and whether it is hidden."""
    entry = book.defined_names[name]
    assert entry.hidden, name
    ((sheet, cells),) = entry.destinations
    cells = book[sheet][cells.replace("$", "")]
    return cells if isinstance(cells, tuple) else ((cells,),)


def check_form(book, plan):
    sheet = book.worksheets[0]
    actions = plan.get("actions", [])
    heading = next(
        row for row in range(1, 30) if sheet.cell(row, 1).value == "No."
    )
    assert sheet.cell(heading, 8).value in ("Tiempo", "Time")
    assert sheet.cell(heading + 1, 8).value in ("Inicio", "Start")
    assert sheet.cell(heading + 1, 9).value in ("Fin", "End")
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {f"A{heading}:A{heading + 1}", f"H{heading}:I{heading}"} <= merged, merged
    assert sheet.freeze_panes == f"D{heading + 2}", sheet.freeze_panes
    assert sheet.print_title_rows == f"${heading}:${heading + 1}", sheet.print_title_rows
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == str(PAPERS[plan.get("paper", "letter")]) or (
        int(sheet.page_setup.paperSize) == PAPERS[plan.get("paper", "letter")]
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0 and sheet.page_setup.fitToWidth in (None, 1)
    assert "&P" in sheet.oddFooter.center.text and "&N" in sheet.oddFooter.center.text
    assert sheet.column_dimensions["N"].hidden
    lists = {
        str(it.sqref): it.formula1 for it in sheet.data_validations.dataValidation
    }
    ((state,),) = named(book, "mejora_state")
    assert state.value in lists[state.coordinate], lists
    assert named(book, "mejora_institution")[0][0].value == plan["institution"]
    first = heading + 2
    last = first + len(actions) - 1
    if actions:
        assert lists[f"B{first}:B{last}"] == '"1,2,3,4,5,6,7,8,9"', lists
        ids = [cell.value for (cell,) in named(book, "mejora_ids")]
        assert ids == [action["id"] for action in actions], ids
    for number, action in enumerate(actions, 1):
        check_action(sheet, first + number - 1, number, action)


def check_action(sheet, row, number, action):
    cell = lambda column: sheet.cell(row, column)
    assert cell(1).value == number
    if not isinstance(cell(2), openpyxl.cell.cell.MergedCell):
        assert cell(2).value == action.get("criterion"), cell(2).value
    for column, key in ((4, "area"), (5, "action"), (6, "objective"), (10, "resources")):
        found = cell(column)
        assert (found.value or "") == action.get(key, ""), (row, key, found.value)
        # A text that begins like a formula is none.
        assert found.value is None or found.data_type == "s", (row, key)
        assert found.alignment.wrap_text and found.alignment.vertical == "top"
        assert found.border.left.style == "thin"
    tasks = [task["text"] for task in action.get("tasks", [])]
    assert (cell(7).value or "").count("\n") == max(len(tasks) - 1, 0)
    check_date(cell(8), action.get("start"), first=True)
    check_date(cell(9), action.get("end"), first=False)
    assert 12 <= sheet.row_dimensions[row].height <= 409


def check_date(cell, when, first):
    precision = when["precision"] if when else None
    if when is None:
        assert cell.value is None, cell.value
    elif precision == "month":
        year, month = map(int, when["month"].split("-"))
        following = datetime.datetime(year + month // 12, month % 12 + 1, 1)
        day = datetime.datetime(year, month, 1) if first else following - datetime.timedelta(1)
        assert cell.value == day and cell.number_format == "mmm-yy", (cell.value, when)
    elif precision == "day":
        day = datetime.datetime.fromisoformat(f"{when['month']}-{when['day']:02}")
        assert cell.value == day and cell.number_format == "dd/mm/yyyy", (cell.value, when)
    else:
        assert cell.data_type == "s" and cell.value == when["written"], (cell.value, when)


def check_timeline(book, plan):
    if not plan.get("actions"):
        assert len(book.worksheets) == 1
        return
    sheet = book.worksheets[1]
    numbers = [cell.value for cell in sheet["A"] if isinstance(cell.value, (int, float))]
    assert sorted(numbers) == list(range(1, len(plan["actions"]) + 1)), numbers
    fills = {
        cell.fill.fgColor.rgb for row in sheet.iter_rows() for cell in row if cell.fill.fill_type
    }
    assert "FF35558A" in fills and "FFEEF1F6" in fills, fills
    assert sheet.page_setup.orientation == "landscape" and sheet.freeze_panes.startswith("C")
    undated = sum(not (it.get("start") or it.get("end")) for it in plan["actions"])
    words = [cell.value for row in sheet.iter_rows() for cell in row]
    assert sum(words.count(word) for word in ("Sin fechas", "No dates")) == undated


def main():
    book = openpyxl.load_workbook(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as file:
        plan = json.load(file)["plan"]
    check_form(book, plan)
    check_timeline(book, plan)
    assert book.properties.title and book.properties.creator == plan["institution"]
    assert book.properties.created == datetime.datetime(2026, 9, 14, 15, 4, 5)
    # What openpyxl saves again still knows its rows.
    again_name = sys.argv[1].replace(".xlsx", "-again.xlsx")
    book.save(again_name)
    again = openpyxl.load_workbook(again_name)
    if plan.get("actions"):
        assert len(named(again, "mejora_ids")) == len(plan["actions"])


main()
