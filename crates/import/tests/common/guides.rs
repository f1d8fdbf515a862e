//! Guides made for tests: the same examples in every layout that institutions use.

use cells::{Cell, Grid};
use import::guide::Example;
use plan::{Criterion, Subcriterion};

/// How a guide is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// A table for each subcriterion, with the heading above it.
    Tables,
    /// The heading as a merged cell of one long table; its header is repeated every ten rows.
    Merged,
    /// The area is the first column, and the strengths are missing.
    Turned,
    /// One sheet with a column *Subcriterio*.
    Sheet,
    /// The areas are a list below the table.
    Lists,
    /// `Ejemplo 1.`, `Puntos fuertes:`, `Área de mejora:`.
    Blocks,
}

impl Layout {
    pub const ALL: [Self; 6] =
        [Self::Tables, Self::Merged, Self::Turned, Self::Sheet, Self::Lists, Self::Blocks];

    pub fn has_strengths(self) -> bool {
        self != Self::Turned
    }
}

/// How the examples are numbered: `1)`, `1.`, `1-`, `1.1.3`.
pub const NUMBERS: [fn(&Example) -> String; 4] = [
    |it| format!("{})", it.example),
    |it| format!("{}.", it.example),
    |it| format!("{}.-", it.example),
    |it| format!("{}.{}", it.subcriterion.map_or(String::new(), |it| it.to_string()), it.example),
];

/// The rows of a guide: one cell for a paragraph, several for the row of a table.
pub fn rows(
    examples: &[Example],
    layout: Layout,
    number: fn(&Example) -> String,
) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut push = |cells: &[&str]| rows.push(cells.iter().map(|it| (*it).to_owned()).collect());
    push(&["GUÍA DE AUTOEVALUACIÓN CON EL MODELO CAF"]);
    push(&["Ayuntamiento de Peña Blanca"]);
    push(&["Instrucciones: anote lo que hay y lo que falta."]);
    push(&["1. Lea todo antes."]);
    let header: &[&str] = match layout {
        Layout::Tables | Layout::Merged => {
            &["Ejemplos", "Puntos Fuertes (Detallar Evidencias)", "Áreas de Mejora"]
        }
        Layout::Turned => &["Áreas de mejora", "Ejemplos"],
        Layout::Sheet => &["Subcriterio", "Ejemplo", "Fortalezas", "Oportunidades de mejora"],
        Layout::Lists => &["Ejemplos", "Puntos fuertes"],
        Layout::Blocks => &[],
    };
    if layout == Layout::Sheet {
        push(header);
    }
    let parts = examples.chunk_by(|a, b| a.subcriterion == b.subcriterion);
    for part in parts {
        let Some(code) = part[0].subcriterion else { continue };
        let criterion = format!("CRITERIO {}: EL QUE SEA", code.criterion().number());
        let heading = format!("SUBCRITERIO {code}. Lo que se hace bien");
        match layout {
            Layout::Sheet => {}
            Layout::Merged => {
                push(&[&criterion, "", ""]);
                push(&[&heading, "", ""]);
            }
            _ => {
                push(&[&criterion]);
                push(&[&heading]);
                push(&["Considere lo que se hace para:"]);
            }
        }
        for (at, it) in part.iter().enumerate() {
            let asked = format!("{} {}", number(it), it.text);
            let repeated = layout == Layout::Merged && at % 10 == 0;
            if !header.is_empty() && (repeated || at == 0 && layout != Layout::Sheet) {
                push(header);
            }
            match layout {
                Layout::Tables | Layout::Merged => push(&[&asked, &it.strengths, &it.area]),
                Layout::Turned => push(&[&it.area, &asked]),
                Layout::Sheet => push(&[&code.to_string(), &asked, &it.strengths, &it.area]),
                Layout::Lists => push(&[&asked, &it.strengths]),
                Layout::Blocks => {
                    push(&[&format!("Ejemplo {}. {}", it.example, it.text)]);
                    push(&[&format!("Puntos fuertes: {}", it.strengths)]);
                    push(&[&format!("Área de mejora: {}", it.area)]);
                }
            }
        }
        if layout == Layout::Lists {
            push(&["Áreas de mejora:"]);
            for it in part.iter().filter(|it| !it.area.is_empty()) {
                push(&[&format!("{}. {}", it.example, it.area)]);
            }
        }
        if layout != Layout::Sheet && layout != Layout::Merged {
            push(&["Página 7 de 157"]);
        }
    }
    push(&["Elaborado por: el comité de calidad"]);
    rows
}

/// The rows as the grid of a document.
pub fn grid(rows: &[Vec<String>]) -> Grid {
    let mut grid = Grid::default();
    for (at, row) in rows.iter().enumerate() {
        grid.push(at + 1, row.iter().map(|text| Cell::new(text.as_str())).collect());
    }
    grid
}

/// The rows as pasted text: cells parted by tabs, those with line breaks in quotation marks, and a
/// blank line after each table.
pub fn text(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    let mut table = false;
    for row in rows {
        if table && row.len() == 1 {
            text.push('\n');
        }
        table = row.len() > 1;
        let cell = |cell: &String| {
            let quoted = cell.contains('\n') && table;
            if quoted { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
        };
        text.push_str(&row.iter().map(cell).collect::<Vec<_>>().join("\t"));
        text.push('\n');
    }
    text
}

/// The rows as a web page.
pub fn html(rows: &[Vec<String>]) -> String {
    let escape =
        |text: &String| text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>");
    let mut html =
        String::from("<!DOCTYPE html>\n<html lang=\"es\"><meta charset=\"utf-8\"><body>\n");
    let mut table = false;
    for row in rows {
        if table != (row.len() > 1) {
            html.push_str(if table { "</table>\n" } else { "<table border=\"1\">\n" });
            table = !table;
        }
        match row.as_slice() {
            [line] => html.push_str(&format!("<p>{}</p>\n", escape(line))),
            [line, rest @ ..] if rest.iter().all(String::is_empty) && line.contains("CRITERIO") => {
                html.push_str(&format!(
                    "<tr><td colspan=\"{}\">{}</td></tr>\n",
                    row.len(),
                    escape(line)
                ));
            }
            cells => {
                html.push_str("<tr>");
                cells.iter().for_each(|it| html.push_str(&format!("<td>{}</td>", escape(it))));
                html.push_str("</tr>\n");
            }
        }
    }
    html.push_str(if table { "</table>\n</body></html>\n" } else { "</body></html>\n" });
    html
}

/// A guide as long as the ministry's: all 28 subcriteria, nine examples each, about 150 pages in
/// Word. Every third example has an área.
pub fn long() -> Vec<Example> {
    const COUNTS: [u8; 9] = [4, 4, 3, 6, 3, 2, 2, 2, 2];
    const WORDS: [&str; 12] = [
        "comunicar",
        "los",
        "resultados",
        "a",
        "la",
        "ciudadanía",
        "con",
        "datos",
        "claros",
        "y",
        "responsables",
        "definidos",
    ];
    let sentence = |seed: usize, length: usize| {
        let words = (0..length).map(|at| WORDS[(seed * 7 + at * 5) % WORDS.len()]);
        words.collect::<Vec<_>>().join(" ")
    };
    let mut examples = Vec::new();
    for (criterion, count) in (1..).zip(COUNTS) {
        let criterion = Criterion::new(criterion);
        for number in 1..=count {
            let subcriterion = criterion.and_then(|it| Subcriterion::new(it, number));
            for example in 1..=9 {
                let seed = examples.len() + 1;
                let mut it = Example {
                    criterion,
                    subcriterion,
                    example: example.to_string(),
                    text: format!("Ejemplo largo {seed}: {}.", sentence(seed, 70)),
                    ..Example::default()
                };
                if seed % 2 == 0 {
                    it.strengths = format!("Acta {seed}.\nInforme: {}.", sentence(seed, 90));
                }
                if seed % 3 == 0 {
                    it.area = format!("No se evidencia {seed}: {}.", sentence(seed + 1, 40));
                }
                examples.push(it);
            }
        }
    }
    examples
}
