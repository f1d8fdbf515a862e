//! Findings of one kind said as one: a sentence with their number, and a few words for each place.

use plan::{Column, When};
use values::{Finding, FindingKind};

use crate::Language;
use crate::findings::SentencePart;

impl Language {
    /// The sentence for several findings of a kind, with their number: at least two.
    pub fn findings_of(self, kind: FindingKind, count: usize) -> String {
        let [spanish, english] =
            several(kind).unwrap_or(["Pasó en {n} lugares:", "In {n} places:"]);
        self.pick(spanish, english).replace("{n}", &count.to_string())
    }

    /// Where several findings stand, in few words: the column that all concern and the first of the
    /// actions, by their numbers (rising, each once), or all the columns where no action is
    /// concerned.
    pub fn places_of(self, columns: &[Column], actions: &[usize]) -> String {
        let texts = self.messages().preview();
        let columns = columns.iter().map(|column| self.column(*column));
        let actions = match actions {
            [] => {
                let columns = self.list(columns.map(str::to_owned).collect());
                return if columns.is_empty() { texts.place_table.to_owned() } else { columns };
            }
            [one] => (texts.place_action)(*one),
            all => {
                let mut names: Vec<String> =
                    all.iter().take(NAMED).map(ToString::to_string).collect();
                let more = all.len() - names.len();
                if more > 0 {
                    names.push((texts.places_more)(more));
                }
                (texts.place_actions)(&self.list(names))
            }
        };
        match &*columns.collect::<Vec<_>>() {
            [column] => format!("{column} · {actions}"),
            _ => actions,
        }
    }

    /// "1, 2 y 3".
    pub(crate) fn list(self, mut names: Vec<String>) -> String {
        match names.pop() {
            Some(last) if !names.is_empty() => {
                format!("{} {} {last}", names.join(", "), self.pick("y", "and"))
            }
            last => last.unwrap_or_default(),
        }
    }

    /// What one of several findings of a kind says beside its place; may be empty. `date` is what
    /// a date was read as.
    pub fn finding_among(self, finding: &Finding, date: Option<&When>) -> Vec<SentencePart> {
        if several(finding.kind).is_none() {
            return self.finding(finding, date);
        }
        if finding.read.trim().is_empty() {
            return Vec::new();
        }
        let template = match place(finding.kind) {
            PlacePhrase::Quoted => "{read}",
            PlacePhrase::Said => self.pick("decía {read}", "it said {read}"),
            PlacePhrase::Split => {
                self.pick("{read}; por separado: {made}", "{read}; apart: {made}")
            }
            PlacePhrase::Became if finding.made.is_empty() => {
                self.pick("decía {read}", "it said {read}")
            }
            PlacePhrase::Became => {
                self.pick("decía {read}; quedó {made}", "it said {read}; now {made}")
            }
        };
        self.fill(template, finding, date)
    }
}

/// How many actions are named where findings of several are said as one.
const NAMED: usize = 4;

/// What is said of one place.
enum PlacePhrase {
    /// The text that was read, alone.
    Quoted,
    /// What it said.
    Said,
    /// What it said, and what it became.
    Became,
    /// What it said, and how it could be parted.
    Split,
}

const fn place(kind: FindingKind) -> PlacePhrase {
    use FindingKind as Kind;
    match kind {
        Kind::UnknownColumn
        | Kind::ColumnGuessed
        | Kind::HeadingWords
        | Kind::TextAround
        | Kind::TaskDates
        | Kind::ExtraCell
        | Kind::MarksGap
        | Kind::MarksDisagree
        | Kind::CommentKept => PlacePhrase::Quoted,
        Kind::BlankWord
        | Kind::EndBeforeStart
        | Kind::DateUnclear
        | Kind::DatesMonthFirst
        | Kind::CriterionUnclear
        | Kind::SubcriterionUnclear
        | Kind::FormulaOnly
        | Kind::CommentsSpilled => PlacePhrase::Said,
        Kind::ResponsibleMaybeSeveral => PlacePhrase::Split,
        _ => PlacePhrase::Became,
    }
}

/// The sentence for several findings of a kind, `{n}` of them, in Spanish and in English; `None`
/// for what a file says once.
const fn several(kind: FindingKind) -> Option<[&'static str; 2]> {
    use FindingKind as Kind;
    Some(match kind {
        Kind::UnknownColumn => [
            "El formulario no tiene {n} columnas que trae la tabla. Lo que decían quedó en la nota interna de cada acción.",
            "The table has {n} columns that the form does not have. What they said went to the internal note of each action.",
        ],
        Kind::ColumnGuessed => [
            "{n} títulos se tomaron como los del formulario.",
            "{n} headings were taken for those of the form.",
        ],
        Kind::HeadingWords => [
            "{n} títulos dicen más que el nombre de su columna. Quedaron en la nota interna del plan.",
            "{n} headings say more than the name of their column. They were kept in the plan's internal note.",
        ],
        Kind::YearFromHeading => [
            "El año de {n} columnas se tomó de su título.",
            "The year of {n} columns was taken from their heading.",
        ],
        Kind::MissingColumn => [
            "La tabla no trae {n} columnas: quedaron vacías en todas las acciones.",
            "The table lacks {n} columns: they stay empty in every action.",
        ],
        Kind::TextAround => [
            "Fuera de la tabla había {n} textos. Quedaron en la nota interna del plan.",
            "Outside the table there were {n} texts. They went to the internal note of the plan.",
        ],
        Kind::TaskDates => [
            "En {n} acciones las tareas traían sus propias fechas. Cada una va de la primera a la última; las demás quedaron en su nota interna.",
            "In {n} actions the tasks had dates of their own. Each action runs from the first to the last; the others went to its internal note.",
        ],
        Kind::TextTooLong => [
            "{n} textos son demasiado largos para una casilla y se cortaron. Los originales completos se conservan.",
            "{n} texts are too long for one cell and were cut. The whole originals are kept.",
        ],
        Kind::RowWithoutNumber => [
            "{n} filas venían sin número; parecen acciones aparte y así se tomaron.",
            "{n} rows had no number; they look like actions of their own and were taken so.",
        ],
        Kind::WrappedRow => [
            "{n} filas seguían a la de arriba: sus textos se unieron.",
            "{n} rows continued the one above: their texts were joined.",
        ],
        Kind::LinesJoined => [
            "Los saltos de línea habían partido {n} filas: se unieron otra vez.",
            "Line breaks had torn {n} rows apart: they were put together again.",
        ],
        Kind::ExtraCell => [
            "A la derecha de la última columna había {n} textos. Quedaron en la nota interna de su acción.",
            "To the right of the last column there were {n} texts. They went to the internal note of their action.",
        ],
        Kind::MarkupRemoved => [
            "{n} casillas traían marcas que no son texto, como <b>: se quitaron.",
            "{n} cells held marks that are no text, such as <b>: they were taken out.",
        ],
        Kind::BlankWord => {
            ["{n} casillas se tomaron como vacías.", "{n} cells were taken as empty."]
        }
        Kind::CriterionRoman | Kind::CriterionTidied => [
            "{n} criterios se escribieron de otra manera: se puso su número.",
            "{n} criteria were written in another way: their number was put.",
        ],
        Kind::CriterionFromSection => [
            "El criterio de {n} acciones se tomó del título que llevan encima.",
            "The criterion of {n} actions was taken from the heading above them.",
        ],
        Kind::CriterionDisagrees => [
            "En {n} acciones el subcriterio es de otro criterio: se siguió al subcriterio.",
            "In {n} actions the subcriterion belongs to another criterion: the subcriterion was followed.",
        ],
        Kind::CriterionSeveral => [
            "{n} acciones traían varios criterios; una acción lleva uno solo y se tomó el primero.",
            "{n} actions had several criteria; an action has one, and the first was taken.",
        ],
        Kind::CriterionUnclear => [
            "{n} criterios no se entendieron. Escriba un criterio del 1 al 9, o déjelos vacíos.",
            "{n} criteria were not understood. Write a criterion from 1 to 9, or leave them empty.",
        ],
        Kind::SubcriterionTidied => [
            "{n} subcriterios se escribieron de otra manera: se puso su código.",
            "{n} subcriteria were written in another way: their code was put.",
        ],
        Kind::SubcriterionFromSection => [
            "El subcriterio de {n} acciones se tomó del título que llevan encima.",
            "The subcriterion of {n} actions was taken from the heading above them.",
        ],
        Kind::SubcriterionSeveral => [
            "{n} casillas traían varios subcriterios; se tomó el primero.",
            "{n} cells had several subcriteria; the first was taken.",
        ],
        Kind::SubcriterionGuessed => [
            "{n} subcriterios no venían completos; esto parecen ser.",
            "{n} subcriteria were not complete; they seem to be these.",
        ],
        Kind::SubcriterionUnclear => [
            "{n} subcriterios no se entendieron. Escríbalos como 1.4 (7), o déjelos vacíos.",
            "{n} subcriteria were not understood. Write them as 1.4 (7), or leave them empty.",
        ],
        Kind::SubcriterionUnknown => [
            "{n} subcriterios no son del modelo CAF. Quedaron como están: revise los números.",
            "{n} subcriteria are not in the CAF model. They were left as they are: check the numbers.",
        ],
        Kind::MonthMisspelt | Kind::DateTidied => [
            "{n} fechas se escribieron de otra manera; las leímos así.",
            "{n} dates were written in another way; we read them so.",
        ],
        Kind::YearAssumed => [
            "{n} fechas no decían el año; las leímos así.",
            "{n} dates did not say the year; we read them so.",
        ],
        Kind::YearOnly => [
            "{n} fechas decían solo el año; las leímos así.",
            "{n} dates said only the year; we read them so.",
        ],
        Kind::DateSerial => [
            "La hoja de cálculo guardó {n} fechas como números.",
            "The spreadsheet kept {n} dates as numbers.",
        ],
        Kind::DateSwapped => [
            "{n} fechas traían el mes delante; las leímos así.",
            "{n} dates had the month first; we read them so.",
        ],
        Kind::DateWithText => [
            "{n} fechas venían entre otras palabras; de ahí se tomaron.",
            "{n} dates stood among other words; they were taken from there.",
        ],
        Kind::DateEitherWay => [
            "{n} fechas tienen dos lecturas; tomamos estas.",
            "{n} dates have two readings; we took these.",
        ],
        Kind::DatesMonthFirst => [
            "En {n} columnas va primero el mes, como muestra una de sus fechas. Aquí las verá con el día delante.",
            "In {n} columns the month comes first, as one of their dates shows. Here you see them with the day first.",
        ],
        Kind::DateRange => [
            "{n} casillas traían el inicio y el fin juntos: se separaron.",
            "{n} cells held start and end together: they were parted.",
        ],
        Kind::DateRangeIgnored => [
            "{n} casillas traían el inicio y el fin juntos, pero la vecina no coincide y se siguió esa.",
            "{n} cells held start and end together, but the cell beside them disagrees and was followed.",
        ],
        Kind::DateUnclear => [
            "{n} fechas no se entendieron. Se conservan así; escriba el mes, por ejemplo marzo 2026.",
            "{n} dates were not understood. They are kept so; write the month, for example marzo 2026.",
        ],
        Kind::EndBeforeStart => [
            "En {n} acciones el fin es anterior al inicio. Se dejó como estaba escrito.",
            "In {n} actions the end is before the start. It was left as it was written.",
        ],
        Kind::ResponsibleSplit => [
            "{n} casillas nombran varias unidades: se separaron.",
            "{n} cells name several units: they were parted.",
        ],
        Kind::ResponsibleMaybeSeveral => [
            "Quizás {n} casillas nombran más de una unidad; se dejaron como estaban. Si son varias, sepárelas con comas.",
            "{n} cells may name more than one unit and were kept together. If there are several, part them with commas.",
        ],
        Kind::CommentKept => [
            "Había {n} comentarios. Quedaron en notas internas.",
            "There were {n} comments. They were kept as internal notes.",
        ],
        Kind::FormulaComputed => [
            "{n} fórmulas venían sin su resultado; lo calculamos.",
            "{n} formulas came without their result; we worked it out.",
        ],
        Kind::FormulaOnly => [
            "{n} fórmulas venían sin su resultado. Escriba lo que deben decir sus casillas.",
            "{n} formulas came without their result. Write what their cells should say.",
        ],
        Kind::MarksGap => [
            "Las marcas de {n} acciones se interrumpen. Cada acción va de la primera a la última.",
            "The marks of {n} actions are interrupted. Each action runs from the first to the last.",
        ],
        Kind::MarksDisagree => [
            "Las marcas de {n} acciones no coinciden con su Inicio y su Fin; se siguieron esas fechas.",
            "The marks of {n} actions disagree with their start and end; those dates were followed.",
        ],
        Kind::TextRecoded => [
            "Se arreglaron letras rotas en {n} casillas.",
            "Broken letters were mended in {n} cells.",
        ],
        Kind::CommentsSpilled => [
            "En {n} casillas parece haber letras que se corrieron de otra. Se conservaron: corríjalas o bórrelas.",
            "{n} cells seem to have letters that slipped in from another one. They were kept: correct or delete them.",
        ],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(kind: FindingKind, read: &str, made: &str) -> Finding {
        let (read, made) = (read.into(), made.into());
        let column = Some(Column::Start);
        Finding { severity: kind.severity(), kind, row: 1, action: None, column, read, made }
    }

    fn words(parts: &[SentencePart]) -> String {
        let said = parts.iter().map(|part| match part {
            SentencePart::Words(words) => words.clone(),
            SentencePart::Read(text) | SentencePart::Made(text) => format!("*{text}*"),
        });
        said.collect()
    }

    #[test]
    fn several_are_said_once_with_their_number() {
        let said = Language::Spanish.findings_of(FindingKind::YearAssumed, 15);
        assert_eq!(said, "15 fechas no decían el año; las leímos así.");
        let said = Language::English.findings_of(FindingKind::MissingColumn, 2);
        assert_eq!(said, "The table lacks 2 columns: they stay empty in every action.");
    }

    #[test]
    fn places_are_named_in_few_words() {
        let said =
            |columns: &[Column], actions: &[usize]| Language::Spanish.places_of(columns, actions);
        let (start, end) = (Column::Start, Column::End);
        assert_eq!(said(&[start], &[1, 2, 3, 4, 7, 9]), "Inicio · Acciones 1, 2, 3, 4 y 2 más");
        assert_eq!(said(&[start], &[1, 2]), "Inicio · Acciones 1 y 2");
        assert_eq!(said(&[start, end], &[4]), "Acción 4");
        assert_eq!(said(&[start, end], &[]), "Inicio y Fin");
        assert_eq!(said(&[], &[]), "Toda la tabla");
    }

    #[test]
    fn a_place_says_what_is_its_own() {
        use FindingKind as Kind;
        let rows = [
            (Kind::DateTidied, "enero 26-", "enero 2026", "decía *enero 26-*; quedó *enero 2026*"),
            (Kind::DateUnclear, "pronto", "", "decía *pronto*"),
            (Kind::CommentKept, "Falta la firma", "", "*Falta la firma*"),
            (Kind::MissingColumn, "", "", ""),
            (Kind::BlankWord, "N/A", "", "decía *N/A*"),
            (Kind::ResponsibleMaybeSeveral, "A y B", "A, B", "*A y B*; por separado: *A, B*"),
            // What has no sentence for several says the whole of its own.
            (
                Kind::OtherSheets,
                "Hoja2",
                "",
                "El archivo trae otras hojas, que no se leyeron: *Hoja2*.",
            ),
        ];
        for (kind, read, made, expect) in rows {
            let finding = finding(kind, read, made);
            assert_eq!(words(&Language::Spanish.finding_among(&finding, None)), expect, "{kind:?}");
        }
    }

    #[test]
    fn every_kind_can_come_several_times() {
        for language in Language::ALL {
            for kind in FindingKind::ALL {
                let said = language.findings_of(*kind, 7);
                assert!(said.contains('7'), "{kind:?}: {said}");
                assert!(said.ends_with(['.', ':']) && !said.contains(['{', '}']), "{said}");
                let place = words(&language.finding_among(&finding(*kind, "R", "M"), None));
                assert!(several(*kind).is_none() || place.contains("*R*"), "{kind:?}: {place}");
                assert!(!place.contains(['{', '}']), "{kind:?}: {place}");
            }
        }
    }
}
