"""Reads a document of the tests with python-docx; exit status 3 where that is not installed."""
import sys

try:
    import docx
except ImportError:
    sys.exit(3)

document = docx.Document(sys.argv[1])
table, committee, signatures = document.tables
rows = [[cell.text for cell in row.cells] for row in table.rows]
assert len(rows) == 6, len(rows)
assert rows[0][:4] == ["No.", "Criterio No.", "Subcriterio No.", "Área de Mejora"], rows[0]
assert rows[0][7:9] == ["Tiempo", "Tiempo"] and rows[1][7:9] == ["Inicio", "Fin"], rows[:2]
assert rows[1][0] == "No." and rows[1][12] == "Comentarios", rows[1]
first = rows[2]
assert first[:3] == ["1", "1", "1.4 (7)"], first
assert first[3] == "No se evidencia <b>un buzón</b>\nen la entrada", first[3]
assert first[4] == "</style><script>alert(1)</script> Colgar & mirar", first[4]
assert first[5] == "Oír a la gente\ncada semana", repr(first[5])
assert first[6] == "Medir\nComprar corcho\nde 2 cm\nColgar", first[6]
assert first[7:9] == ["mar-26", "sept-26"], first
assert first[10] == "Cantidad de notas\nMeta: 12", first[10]
assert first[11] == "RRHH, Planificación y Desarrollo", first[11]
assert [row[:2] for row in rows[3:]] == [["2", "1"], ["3", "4"], ["4", ""]], rows[3:]
lists = {paragraph._p.pPr.numPr.numId.val for row in table.rows[2:] for paragraph in row.cells[6].paragraphs}
assert lists == {1, 2, 3, 4}, lists
styles = [paragraph.style.name for paragraph in document.paragraphs[:3]]
assert styles == ["Subtitle", "Title", "Subtitle"], styles
assert table.rows[2].cells[3].paragraphs[0].style.name == "Tabla – texto"
assert [cell.text for cell in committee.rows[1].cells] == ["Luis Tejada", "Ornato"]
assert signatures.rows[0].cells[1].text == "Aprobado por\nJuana Ramírez\nAlcaldesa"
section = document.sections[0]
assert (section.page_width.inches, section.page_height.inches) == (14, 8.5)
assert "Año de" in section.header.tables[0].rows[0].cells[1].text
assert document.core_properties.title == "Plan de Mejora Institucional"
