"""Makes the golden spreadsheets: python3 make.py FOLDER

One messy plan of an invented council is written with openpyxl (plan-openpyxl.xlsx), which
LibreOffice then saves as plan-libreoffice.xlsx, plan.ods, plan.fods and plan.xls. All of them hold
the cells that plan.cells.txt lists, but openpyxl saves no value with a formula. The flat file is
large, so it is made anew only. Ends with 3 where openpyxl is missing; without LibreOffice only the
first file is made.
"""

import datetime
import os
import shutil
import subprocess
import sys

try:
    import openpyxl
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font
except ImportError:
    sys.exit(3)

HEADER = [
    "No.", "Criterio(s) No.", "Subcriterio No.", "Área de Mejora", "Acción de Mejora", "Objetivo",
    "Tareas", "Tiempo", None, "Recursos necesarios", "Indicador", "Responsable de seguimiento",
    "Comentarios",
]
DAY = "dd/mm/yyyy"
MONTH = "mmm\\-yy"


def cover(book):
    sheet = book.active
    sheet.title = "Portada"
    sheet["B3"] = "Ayuntamiento Municipal de Palmar Hondo"
    sheet["B3"].font = Font(bold=True, size=20)
    sheet["B5"] = "Plan de Mejora Institucional"
    sheet["B6"] = "Período 2026 – 2027"
    sheet["B9"] = "Versión"
    sheet["C9"] = 2
    sheet["B10"] = "Avance"
    sheet["C10"] = 0.125
    sheet["C10"].number_format = "0.0%"
    sheet["B11"] = "Presupuesto"
    sheet["C11"] = 150000
    sheet["C11"].number_format = '"RD$"#,##0.00'
    sheet["B12"] = "Aprobado"
    sheet["C12"] = "Sí"
    sheet["B13"] = "Promedio"
    sheet["C13"] = 0.1 + 0.2
    sheet["B14"] = "Actualizado"
    sheet["C14"] = datetime.datetime(2025, 6, 30, 14, 45)
    sheet["C14"].number_format = "dd/mm/yyyy hh:mm"
    sheet.merge_cells("B3:F3")


def header(sheet):
    sheet["A1"] = "PLAN DE MEJORA INSTITUCIONAL  AYUNTAMIENTO DE PALMAR HONDO 2026-2027"
    sheet.merge_cells("A1:M1")
    for column, heading in enumerate(HEADER, 1):
        sheet.cell(3, column, heading)
        if column not in (8, 9):
            sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    sheet.merge_cells("H3:I3")
    sheet["H4"] = "Inicio"
    sheet["I4"] = "Fin"
    for row in (1, 3, 4):
        for cell in sheet[row]:
            cell.font = Font(bold=True)
            cell.alignment = Alignment(wrap_text=True)


def rows(sheet):
    bold = InlineFont(b=True)
    plain = InlineFont()
    rich = CellRichText(
        TextBlock(bold, "No se evidencia "), TextBlock(plain, "un buzón de quejas & sugerencias.")
    )
    strong = CellRichText(TextBlock(bold, "Mercado "), TextBlock(bold, "municipal"))
    start, end = datetime.date(2026, 3, 1), datetime.date(2026, 6, 30)
    values = [
        [1, 1, "1.1 (3)", rich, "Instalar un buzón en cada oficina", "Oír a los munícipes",
         "1. Comprar tres buzones.\n2. Instalarlos.\n3. Leerlos cada viernes", start, end,
         "RD$ 12,500.00", "Porcentaje de quejas respondidas", "Prensa y OAIM", "N/A"],
        [2, None, 1.2, "La misión no se revisa desde 2014", "Revisar la misión",
         "Tener una misión al día", "Taller con los regidores", "enero 26-", "Permanente",
         "Salón, refrigerio", "Misión aprobada", "Alcaldía, RRHH", None],
        [3, None, "1.4 (7)", "Falta un convenio con la junta de vecinos", "Firmar convenio",
         "Alianzas", "- Redactar\n- Firmar", datetime.date(2026, 9, 1),
         datetime.date(2027, 12, 15), None, "Número de convenios: 2", "Y encarg de planificación",
         "  ver acta  "],
        [4, "II", "2,2", strong, "fila que nadie ve", None, None, None, None, None, None, None,
         None],
        [5, 4, "4.3 ej. 1", "Línea con comillas \"dobles\" y <b>marcas</b>", "Auditar", "Cuentas",
         "1) Pedir\n2) Publicar", datetime.date(2027, 1, 1), datetime.date(2027, 2, 1), 1e20,
         0.5, "Tesorería", "=2+2"],
    ]
    for at, row in enumerate(values):
        line = 5 + at + (1 if at > 2 else 0)
        for column, value in enumerate(row, 1):
            cell = sheet.cell(line, column)
            if isinstance(value, str) and value.startswith("="):
                cell.data_type = "s"
                cell._value = value
            elif value is not None:
                cell.value = value
            if isinstance(value, datetime.date):
                cell.number_format = MONTH if column == 8 or value.day == 1 else DAY
    sheet.cell(10, 11).number_format = "0%"
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["M"].hidden = True
    sheet.merge_cells("B5:B7")
    sheet["D6"].comment = Comment("Una nota que no es del plan", "Ana")


def signatures(sheet):
    sheet["B14"] = "Elaborado por:"
    sheet["F14"] = "Aprobado por:"
    sheet["B16"] = "Comité de Calidad"
    sheet["F16"] = "Alcalde"
    sheet["M60"] = "fin"


def lists(book):
    sheet = book.create_sheet("Listas")
    for row, value in enumerate(["Alcaldía", "RRHH", "=A1&\" y \"&A2"], 1):
        sheet.cell(row, 1, value)
    sheet.sheet_state = "hidden"
    sheet = book.create_sheet("Hoja vacía")
    sheet.cell(1, 1).font = Font(bold=True)


def write(path):
    book = openpyxl.Workbook()
    cover(book)
    sheet = book.create_sheet("Plan d'mejora")
    header(sheet)
    rows(sheet)
    signatures(sheet)
    lists(book)
    book.save(path)


def convert(folder, source):
    home = os.path.join(folder, "lo")
    for form, name in [("xlsx", "plan-libreoffice.xlsx"), ("ods", "plan.ods"),
                       ("fods", "plan.fods"), ("xls", "plan.xls")]:
        out = os.path.join(folder, "out")
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{os.path.abspath(home)}", "--headless",
             "--convert-to", form, "--outdir", out, source],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        made = os.path.join(out, os.path.splitext(os.path.basename(source))[0] + "." + form)
        shutil.move(made, os.path.join(folder, name))
        shutil.rmtree(out)
    shutil.rmtree(home)


if __name__ == "__main__":
    target = sys.argv[1]
    os.makedirs(target, exist_ok=True)
    path = os.path.join(target, "plan-openpyxl.xlsx")
    write(path)
    if shutil.which("soffice"):
        convert(target, path)
