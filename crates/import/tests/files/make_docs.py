"""Makes the documents of this folder with programs that know nothing of Mejora.

    python3 make_docs.py FOLDER

python-docx writes `plan_word.docx`; LibreOffice opens it and saves it as `plan_libreoffice.docx`,
`.odt` and `.htm`. The plan is invented, and as messy as real ones: a cover, a header of
two rows that is repeated where the table is split, a criterion merged over rows, numbers and
tasks as automatic lists, other tables around it.
"""

import pathlib
import subprocess
import sys
import tempfile

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

HEADINGS = [
    "No.", "Criterio(s) No.", "Subcriterio No.", "Área de Mejora", "Acción de Mejora", "Objetivo",
    "Tareas", "Tiempo", "", "Recursos necesarios", "Indicador", "Responsable de (seguimiento)",
    "Comentarios",
]

# Each row: criterion, subcriterion, area, action, objective, tasks, start, end, resources,
# indicator, responsible. Tasks in a list are numbered by the program, a text is as typed.
FIRST = [
    ("1", "1.1 (4)", "No se evidencia que la misión esté a la vista del público.",
     "Exhibir misión y valores en las oficinas", "Dar a conocer la misión a quien nos visita",
     ["Diseñar los afiches", "Imprimirlos", "Colocarlos en cada piso"], "mar-26", "jun-26",
     "RD$40,000", "Cantidad de oficinas con afiche\nMeta: 6", "Comunicaciones, RRHH"),
    ("", "1.3 (2)", "Falta un buzón de sugerencias para el personal.", "Instalar el buzón",
     "Escuchar al personal", "1. Comprar el buzón\n2. Abrirlo cada mes", "abril 26", "dic. 2026",
     "N/A", "Número de sugerencias respondidas", "Recursos Humanos"),
]
SECOND = [
    ("3", "3.2 (5)", "No existe un plan de capacitación aprobado.", "Elaborar el plan anual",
     "Fortalecer las competencias del personal",
     ["Levantar las necesidades", "Redactar el plan", "Aprobarlo en el Concejo"], "01/02/2026",
     "30/06/2026", "Dos salones; refrigerio", "Porcentaje del personal capacitado\nMeta: 80 %",
     "Encargada de RRHH"),
    ("", "3.3 (1)", "No se mide la satisfacción de los empleados.", "Aplicar una encuesta",
     "Conocer el clima laboral", ["Preparar las preguntas"], "enero 26-", "marzo 26", "N/A",
     "Informe de la encuesta", "Planificación y Desarrollo"),
]


def numbering(document, formats):
    """Adds a list with a level for each format and gives its number."""
    part = document.part.numbering_part.element
    kinds = part.findall(qn("w:abstractNum"))
    kind = OxmlElement("w:abstractNum")
    kind.set(qn("w:abstractNumId"), str(100 + len(kinds)))
    for level, (form, text) in enumerate(formats):
        element = OxmlElement("w:lvl")
        element.set(qn("w:ilvl"), str(level))
        for name, value in [("start", "1"), ("numFmt", form), ("lvlText", text)]:
            child = OxmlElement("w:" + name)
            child.set(qn("w:val"), value)
            element.append(child)
        kind.append(element)
    kinds[-1].addnext(kind)
    return part.add_num(int(kind.get(qn("w:abstractNumId")))).numId


def restarted(document, number):
    """Another list of the same kind that begins anew."""
    part = document.part.numbering_part.element
    kind = part.num_having_numId(number).abstractNumId.val
    num = part.add_num(kind)
    num.add_lvlOverride(0).add_startOverride(1)
    return num.numId


def put_number(paragraph, number):
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def write(cell, text, bold=False):
    lines = text.split("\n")
    paragraph = cell.paragraphs[0]
    for at, line in enumerate(lines):
        if at > 0:
            paragraph = cell.add_paragraph()
        paragraph.add_run(line).bold = bold or None


def table(document, rows, counter, tasks):
    """One page of the plan's table."""
    grid = document.add_table(rows=2, cols=13)
    grid.style = "Table Grid"
    for column, heading in enumerate(HEADINGS):
        if heading == "Tiempo":
            grid.cell(0, column).merge(grid.cell(0, column + 1))
        elif heading:
            grid.cell(0, column).merge(grid.cell(1, column))
        if heading:
            write(grid.cell(0, column), heading, bold=True)
    write(grid.cell(1, 7), "Inicio", bold=True)
    write(grid.cell(1, 8), "Fin", bold=True)
    for row in rows:
        cells = grid.add_row().cells
        put_number(cells[0].paragraphs[0], counter)
        texts = [row[0], row[1], row[2], row[3], row[4], "", row[6], row[7], row[8], row[9], row[10]]
        for cell, text in zip(cells[1:], texts):
            write(cell, text)
        if isinstance(row[5], str):
            write(cells[6], row[5])
            continue
        own = restarted(document, tasks)
        for at, task in enumerate(row[5]):
            paragraph = cells[6].paragraphs[0] if at == 0 else cells[6].add_paragraph()
            paragraph.add_run(task)
            put_number(paragraph, own)
    grid.cell(2, 1).merge(grid.cell(3, 1))
    # Merging leaves an empty paragraph of the lower cell behind.
    for empty in grid.cell(2, 1).paragraphs[1:]:
        empty._p.getparent().remove(empty._p)


def small(document):
    """Leaves out the styles that nothing uses, so that the file is small."""
    used = {"Normal", "Title", "Heading 1", "Table Grid", "Normal Table", "Default Paragraph Font",
            "No List", "Header", "Footer", "Table Normal"}
    latent = document.styles.element.find(qn("w:latentStyles"))
    latent.getparent().remove(latent)
    for style in list(document.styles):
        if style.name not in used:
            style.delete()
    section = document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width


def make(path):
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(8)
    document.sections[0].header.paragraphs[0].text = "Ayuntamiento Municipal de Loma Alta"
    document.sections[0].footer.paragraphs[0].text = "“Año de la buena gestión”"
    document.add_heading("PLAN DE MEJORA INSTITUCIONAL", 0)
    title = document.add_paragraph()
    title.add_run("Período 2026").bold = True
    title.add_run("-2027").bold = True
    document.add_paragraph("Versión aprobada por el Comité de Calidad.")
    document.add_page_break()
    counter = numbering(document, [("decimal", "%1.")])
    tasks = numbering(document, [("decimal", "%1."), ("lowerLetter", "%2)")])
    table(document, FIRST, counter, tasks)
    document.add_page_break()
    table(document, SECOND, counter, tasks)
    document.add_heading("Comité de Calidad", 1)
    people = document.add_table(rows=0, cols=2)
    people.style = "Table Grid"
    for name, post in [("Nombre", "Cargo"), ("Ana Peralta", "Coordinadora"), ("Luis Mota", "Secretario")]:
        cells = people.add_row().cells
        cells[0].text, cells[1].text = name, post
    document.add_paragraph()
    signs = document.add_table(rows=2, cols=3)
    for cell, text in zip(signs.rows[0].cells, ["Elaborado por", "Revisado por", "Aprobado por"]):
        cell.text = text
    for cell in signs.rows[1].cells:
        cell.text = "____________\nFirma y sello"
    small(document)
    document.save(path)


def convert(source, form, target):
    """Lets LibreOffice save `source` in another form."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                   "--convert-to", form, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        made = pathlib.Path(folder, source.stem + "." + form.split(":")[0])
        target.write_bytes(made.read_bytes())


def main():
    folder = pathlib.Path(sys.argv[1])
    word = folder / "plan_word.docx"
    make(word)
    convert(word, "docx", folder / "plan_libreoffice.docx")
    convert(word, "odt", folder / "plan_libreoffice.odt")
    convert(word, "html:HTML (StarWriter)", folder / "plan_libreoffice.htm")


if __name__ == "__main__":
    main()
