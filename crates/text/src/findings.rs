//! What the reader says about what it read: a sentence for each kind of finding.

use plan::{Moment, When};
use values::{Finding, FindingKind};

use crate::Language;

/// A piece of a finding's sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SentencePart {
    /// Words of the app.
    Words(String),
    /// What the source said.
    Read(String),
    /// What was made of it.
    Made(String),
}

impl Language {
    /// The sentence of a finding, in pieces, so that what was read can be set apart. `date` is
    /// what a date was read as: its month is said in full.
    pub fn finding(self, finding: &Finding, date: Option<&When>) -> Vec<SentencePart> {
        self.fill(self.template(finding.kind), finding, date)
    }

    /// A template with what a finding says in its holes: `{read}`, `{made}`, `{column}`, `{order}`.
    pub(crate) fn fill(
        self,
        mut template: &str,
        finding: &Finding,
        date: Option<&When>,
    ) -> Vec<SentencePart> {
        let column = finding.column.map_or("", |column| self.column(column));
        let mut parts: Vec<SentencePart> = Vec::new();
        while let Some((words, rest)) = template.split_once('{') {
            let (name, rest) = rest.split_once('}').unwrap_or((rest, ""));
            push_words(&mut parts, words);
            match name {
                "read" => parts.push(SentencePart::Read(finding.read.trim().to_owned())),
                "made" if finding.made.is_empty() => {
                    push_words(&mut parts, self.pick("vacío", "empty"));
                }
                "made" => parts.push(SentencePart::Made(self.made(finding, date))),
                "order" => self.push_order(&mut parts, finding),
                _ => push_words(&mut parts, column),
            }
            template = rest;
        }
        push_words(&mut parts, template);
        parts
    }

    fn made(self, finding: &Finding, date: Option<&When>) -> String {
        let Some(date) = date else { return finding.made.clone() };
        match date.moment {
            Moment::Month(month) => self.month_long(month),
            Moment::Day(day) => self.day(day),
            Moment::Quarter(_) | Moment::Open => self.when(date),
            Moment::Unclear => finding.made.clone(),
        }
    }

    /// The sentence of a kind: `{read}`, `{made}` and `{column}` stand for those of the finding.
    const fn template(self, kind: FindingKind) -> &'static str {
        match self {
            Self::Spanish => spanish(kind),
            Self::English => english(kind),
        }
    }
}

pub(crate) fn push_words(parts: &mut Vec<SentencePart>, words: &str) {
    match parts.last_mut() {
        _ if words.is_empty() => {}
        Some(SentencePart::Words(before)) => before.push_str(words),
        _ => parts.push(SentencePart::Words(words.to_owned())),
    }
}

const fn spanish(kind: FindingKind) -> &'static str {
    use FindingKind as Kind;
    match kind {
        Kind::UnknownColumn => {
            "El formulario no tiene la columna {read}. Lo que decía quedó en la nota interna de cada acción."
        }
        Kind::ColumnGuessed => "El título {read} se tomó como {column}.",
        Kind::HeadingWords => {
            "El título {read} dice más que el nombre de la columna. Quedó en la nota interna del plan."
        }
        Kind::YearFromHeading => "El año {made} de {column} se tomó del título {read}.",
        Kind::MissingColumn => "La tabla no trae {column}: quedó vacío en todas las acciones.",
        Kind::TextAround => "Fuera de la tabla decía {read}. Quedó en la nota interna del plan.",
        Kind::HiddenRows => {
            "El archivo esconde filas que también se leyeron: {read}. Revise si deben estar en el plan."
        }
        Kind::SourceCut => {
            "El archivo sigue más allá de lo que se pudo leer. Revise que no falten acciones; si faltan, divida el archivo en dos."
        }
        Kind::OtherSheets => "El archivo trae otras hojas, que no se leyeron: {read}.",
        Kind::InnerUnusable => {
            "El archivo trae por dentro una copia completa del plan que no se pudo usar. Se leyó solo lo que muestra la tabla."
        }
        Kind::PeopleFound => {
            "Las firmas y el comité se tomaron de lo escrito fuera de la tabla: {read}. Revíselos en Datos del plan."
        }
        Kind::TaskDates => {
            "Las tareas traían sus propias fechas. La acción va de la primera a la última; las demás quedaron en su nota interna: {read}."
        }
        Kind::EmptyRow => "Había filas numeradas sin texto, que no se tomaron: {read}.",
        Kind::TooManyActions => {
            "No caben todas las acciones: {read} quedaron fuera. Ábralas como otro plan."
        }
        Kind::TextTooLong => {
            "El texto es demasiado largo para una casilla y se cortó. El original completo se conserva."
        }
        Kind::RowWithoutNumber => {
            "Esta fila no tenía número; parece una acción aparte y así se tomó."
        }
        Kind::WrappedRow => "Esta fila seguía a la de arriba: sus textos se unieron.",
        Kind::LinesJoined => "Los saltos de línea habían partido esta fila: se unió otra vez.",
        Kind::ExtraCell => {
            "A la derecha de la última columna decía {read}. Quedó en la nota interna de la acción."
        }
        Kind::MarkupRemoved => "Traía marcas que no son texto, como <b>: se quitaron.",
        Kind::BlankWord => "Decía {read}: se tomó como vacío.",
        Kind::CriterionRoman | Kind::CriterionTidied => "Decía {read}: es el criterio {made}.",
        Kind::CriterionFromSection => "El criterio {made} se tomó del título {read}.",
        Kind::CriterionDisagrees => {
            "Decía {read}, pero el subcriterio es del criterio {made}: se siguió al subcriterio."
        }
        Kind::CriterionSeveral => {
            "Decía {read}; una acción lleva un solo criterio y se tomó el {made}."
        }
        Kind::CriterionUnclear => {
            "Decía {read} y no se entendió. Escriba un criterio del 1 al 9, o déjelo vacío."
        }
        Kind::SubcriterionTidied => "Decía {read}: es el subcriterio {made}.",
        Kind::SubcriterionFromSection => "El subcriterio {made} se tomó del título {read}.",
        Kind::SubcriterionSeveral => "Decía {read}; se tomó el primero, {made}.",
        Kind::SubcriterionGuessed => "Decía {read}; parece ser el subcriterio {made}.",
        Kind::SubcriterionUnclear => {
            "Decía {read} y no se entendió. Escriba el subcriterio como 1.4 (7), o déjelo vacío."
        }
        Kind::SubcriterionUnknown => {
            "El modelo CAF no tiene el subcriterio {read}. Quedó como está: revise el número."
        }
        Kind::MonthMisspelt | Kind::DateTidied => "Decía {read}; lo leímos como {made}.",
        Kind::YearAssumed => "Decía {read}, sin año; lo leímos como {made}.",
        Kind::YearOnly => "Decía solo el año, {read}; lo leímos como {made}.",
        Kind::DateSerial => "La hoja de cálculo guardó la fecha como el número {read}: es {made}.",
        Kind::DateSwapped => "Decía {read}, con el mes delante; lo leímos como {made}.",
        Kind::DateWithText => "Decía {read}; de ahí se tomó {made}.",
        Kind::DateEitherWay => "Decía {read}, que tiene dos lecturas; tomamos {made}.",
        Kind::DatesMonthFirst => {
            "En el archivo va primero el mes, como muestra {read}. Aquí verá las fechas con el día delante."
        }
        Kind::DateOrder => {
            "{order} El archivo no lo aclara. Su respuesta vale para todas las fechas."
        }
        Kind::DateRange => "Decía {read}, el inicio y el fin juntos; aquí quedó {made}.",
        Kind::DateRangeIgnored => {
            "Decía {read}, el inicio y el fin juntos, pero la casilla vecina no coincide y se siguió esa. Aquí quedó {made}."
        }
        Kind::DateUnclear => {
            "Decía {read} y no se entendió. Se conserva así; escriba el mes, por ejemplo marzo 2026."
        }
        Kind::EndBeforeStart => {
            "El fin, {read}, es anterior al inicio. Se dejó como estaba escrito."
        }
        Kind::ResponsibleSplit => "Decía {read}; son varias unidades: {made}.",
        Kind::ResponsibleMaybeSeveral => {
            "Quizás {read} nombra más de una unidad; se dejó como estaba. Si son varias, sepárelas con comas: {made}."
        }
        Kind::CommentKept => "Un comentario dice {read}. Quedó en una nota interna.",
        Kind::FormulaComputed => "La fórmula {read} venía sin su resultado; lo calculamos: {made}.",
        Kind::FormulaOnly => {
            "La fórmula {read} venía sin su resultado. Escriba lo que debe decir la casilla."
        }
        Kind::TextRecoded => "Se arreglaron letras rotas: {read} quedó {made}.",
        Kind::MarksRead => "Inicio y Fin se leyeron de las marcas en las columnas del cronograma.",
        Kind::PaintRead => {
            "Inicio y Fin se leyeron del color de las casillas del cronograma. Revíselos."
        }
        Kind::MarksQuarters => {
            "Las columnas del cronograma, desde {read}, se tomaron como trimestres. Revise que lo sean."
        }
        Kind::MarksYear => "Las columnas del cronograma no decían el año; se tomó {made}.",
        Kind::MarksGap => {
            "Las marcas del cronograma se interrumpen: {read}. La acción va de la primera a la última."
        }
        Kind::MarksDisagree => {
            "Las marcas del cronograma dicen {read}, pero no coinciden con Inicio y Fin; se siguieron esas fechas."
        }
        Kind::FormsRead => "El plan vino como fichas: cada una se leyó como una acción.",
        Kind::TableTurned => {
            "La tabla traía los títulos en la primera columna: cada una de las otras se leyó como una acción."
        }
        Kind::CellsOnLines => {
            "Las casillas de la tabla vinieron una por línea: las filas se armaron según su contenido. Revíselas."
        }
        Kind::CommentsSpilled => {
            "Decía {read}; parecen letras que se corrieron de otra casilla. Se conservaron: corríjalas o bórrelas."
        }
        Kind::GuideNoSubcriterion => {
            "{read} y lo que sigue no tiene encima el título de un subcriterio. Escriba el subcriterio en la tabla."
        }
        Kind::GuideCounted => {
            "Los ejemplos de {made} no traían número: se contaron en su orden, desde {read}."
        }
        Kind::GuideTwice => "El ejemplo {read} de {made} está dos veces; se tomaron los dos.",
        Kind::GuideJoined => "En {made}, {read} no traía número: se unió al ejemplo de arriba.",
        Kind::GuideShared => {
            "En {made}, varios ejemplos comparten una casilla; {read} se puso en el primero."
        }
        Kind::GuideListed => {
            "En {made} había una lista fuera de la tabla, desde {read}: cada punto se puso en el ejemplo que copia o cuyo número lleva."
        }
        Kind::GuideLines => {
            "En {made} la tabla vino como líneas sueltas, desde {read}: revise qué es punto fuerte y qué es área de mejora."
        }
        Kind::GuideColumn => "La columna {read} de la guía no se usa en el plan.",
        Kind::GuideNoArea => "Decía {read}: se tomó como que no hay área de mejora.",
    }
}

const fn english(kind: FindingKind) -> &'static str {
    use FindingKind as Kind;
    match kind {
        Kind::UnknownColumn => {
            "The table has a column that the form does not have, {read}. What it said went to the internal note of each action."
        }
        Kind::ColumnGuessed => "The heading {read} was taken for {column}.",
        Kind::HeadingWords => {
            "The heading {read} says more than the name of its column. It was kept in the plan's internal note."
        }
        Kind::YearFromHeading => "The year {made} of {column} was taken from the heading {read}.",
        Kind::MissingColumn => "The table has no {column}: it stays empty in every action.",
        Kind::TextAround => {
            "Outside the table it said {read}. It went to the internal note of the plan."
        }
        Kind::HiddenRows => {
            "The file hides rows, which were read as well: {read}. Check whether they belong in the plan."
        }
        Kind::SourceCut => {
            "The file goes on beyond what could be read. Check that no actions are missing; if some are, part the file in two."
        }
        Kind::OtherSheets => "The file has other sheets, which were not read: {read}.",
        Kind::InnerUnusable => {
            "The file holds a whole copy of the plan that could not be used. Only what its table shows was read."
        }
        Kind::PeopleFound => {
            "The signatures and the committee were taken from what stood outside the table: {read}. Check them in Plan details."
        }
        Kind::TaskDates => {
            "The tasks had dates of their own. The action runs from the first to the last; the others went to the internal note: {read}."
        }
        Kind::EmptyRow => "There were numbered rows without text, which were not taken: {read}.",
        Kind::TooManyActions => {
            "The plan has more actions than fit: {read} were left out. Bring in the rest as another plan."
        }
        Kind::TextTooLong => {
            "The text is too long for one cell and was cut. The whole original is kept."
        }
        Kind::RowWithoutNumber => {
            "This row had no number; it looks like an action of its own and was taken so."
        }
        Kind::WrappedRow => "This row continued the one above: their texts were joined.",
        Kind::LinesJoined => "Line breaks had torn this row apart: it was put together again.",
        Kind::ExtraCell => {
            "To the right of the last column it said {read}. It went to the internal note of the action."
        }
        Kind::MarkupRemoved => "It held marks that are no text, such as <b>: they were taken out.",
        Kind::BlankWord => "It said {read}: taken as empty.",
        Kind::CriterionRoman | Kind::CriterionTidied => "It said {read}: that is criterion {made}.",
        Kind::CriterionFromSection => "Criterion {made} was taken from the heading {read}.",
        Kind::CriterionDisagrees => {
            "It said {read}, but the subcriterion belongs to criterion {made}: the subcriterion was followed."
        }
        Kind::CriterionSeveral => {
            "It said {read}; an action has one criterion, and {made} was taken."
        }
        Kind::CriterionUnclear => {
            "It said {read} and was not understood. Write a criterion from 1 to 9, or leave it empty."
        }
        Kind::SubcriterionTidied => "It said {read}: that is subcriterion {made}.",
        Kind::SubcriterionFromSection => "Subcriterion {made} was taken from the heading {read}.",
        Kind::SubcriterionSeveral => "It said {read}; the first was taken, {made}.",
        Kind::SubcriterionGuessed => "It said {read}; that seems to be subcriterion {made}.",
        Kind::SubcriterionUnclear => {
            "It said {read} and was not understood. Write the subcriterion as 1.4 (7), or leave it empty."
        }
        Kind::SubcriterionUnknown => {
            "The CAF model has no subcriterion {read}. It was left as it is: check the number."
        }
        Kind::MonthMisspelt | Kind::DateTidied => "It said {read}; we read it as {made}.",
        Kind::YearAssumed => "It said {read}, without a year; we read it as {made}.",
        Kind::YearOnly => "It said only the year, {read}; we read it as {made}.",
        Kind::DateSerial => "The spreadsheet kept the date as the number {read}: it is {made}.",
        Kind::DateSwapped => "It said {read}, with the month first; we read it as {made}.",
        Kind::DateWithText => "It said {read}; {made} was taken from it.",
        Kind::DateEitherWay => "It said {read}, which has two readings; we took {made}.",
        Kind::DatesMonthFirst => {
            "In the file the month comes first, as {read} shows. Here you see the dates with the day first."
        }
        Kind::DateOrder => "{order} The file does not say. Your answer holds for all dates.",
        Kind::DateRange => "It said {read}, start and end in one cell: here it became {made}.",
        Kind::DateRangeIgnored => {
            "It said {read}, start and end in one cell, but the cell beside it disagrees and was followed. Here it became {made}."
        }
        Kind::DateUnclear => {
            "It said {read} and was not understood as a date. It is kept so; write the month, for example marzo 2026."
        }
        Kind::EndBeforeStart => {
            "The end, {read}, is before the start. It was left as it was written."
        }
        Kind::ResponsibleSplit => "It said {read}; these are several units: {made}.",
        Kind::ResponsibleMaybeSeveral => {
            "{read} may be more than one unit and was kept together. If there are several, part them with commas: {made}."
        }
        Kind::CommentKept => "A comment says {read}. It was kept as an internal note.",
        Kind::FormulaComputed => {
            "The formula {read} came without its result; we worked it out: {made}."
        }
        Kind::FormulaOnly => {
            "The formula {read} came without its result. Write what the cell should say."
        }
        Kind::TextRecoded => "Broken letters were mended: {read} became {made}.",
        Kind::MarksRead => "Start and end were read from the marks in the columns of the timeline.",
        Kind::PaintRead => {
            "Start and end were read from the colour of the cells of the timeline. Check them."
        }
        Kind::MarksQuarters => {
            "The columns of the timeline, from {read} on, were taken for quarters. Check that they are."
        }
        Kind::MarksYear => "The columns of the timeline did not say the year; {made} was taken.",
        Kind::MarksGap => {
            "The marks of the timeline are interrupted: {read}. The action runs from the first to the last."
        }
        Kind::MarksDisagree => {
            "The marks of the timeline say {read}, but start and end say otherwise and were followed."
        }
        Kind::FormsRead => "The plan came as forms: each was read as an action.",
        Kind::TableTurned => {
            "The table had its headings in the first column: each of the others was read as an action."
        }
        Kind::CellsOnLines => {
            "The cells of the table came on a line each: the rows were put together by what they say. Check them."
        }
        Kind::CommentsSpilled => {
            "It said {read}; these seem to be letters that slipped in from another cell. They were kept: correct or delete them."
        }
        Kind::GuideNoSubcriterion => {
            "{read} and what follows have no heading of a subcriterion above. Write the subcriterion in the table."
        }
        Kind::GuideCounted => {
            "The examples of {made} had no numbers: they were counted in their order, from {read} on."
        }
        Kind::GuideTwice => "Example {read} of {made} is there twice; both were taken.",
        Kind::GuideJoined => "In {made}, {read} had no number: it was joined to the example above.",
        Kind::GuideShared => {
            "In {made}, several examples share one cell; {read} went to the first."
        }
        Kind::GuideListed => {
            "In {made} there was a list outside the table, from {read} on: each point went to the example that it copies or numbers."
        }
        Kind::GuideLines => {
            "In {made} the table came as single lines, from {read} on: check what is a strength and what an area for improvement."
        }
        Kind::GuideColumn => "The column {read} of the guide is not used in the plan.",
        Kind::GuideNoArea => "It said {read}: taken as no area for improvement.",
    }
}

#[cfg(test)]
mod tests {
    use plan::Column;
    use values::Severity;

    use super::*;

    fn words(parts: &[SentencePart]) -> String {
        parts
            .iter()
            .map(|part| match part {
                SentencePart::Words(words) => words.clone(),
                SentencePart::Read(text) | SentencePart::Made(text) => format!("*{text}*"),
            })
            .collect()
    }

    fn finding(kind: FindingKind, read: &str, made: &str) -> Finding {
        Finding {
            severity: kind.severity(),
            kind,
            row: 1,
            action: None,
            column: Some(Column::Start),
            read: read.into(),
            made: made.into(),
        }
    }

    #[test]
    fn a_quarter_is_said_as_people_write_it() {
        let first = plan::Month::new(2026, 1).unwrap();
        let quarter = When { moment: Moment::Quarter(first), written: "1er trim. 26".into() };
        let tidied = finding(FindingKind::DateTidied, "1er trim. 26", "2026-01/2026-03");
        let said = words(&Language::Spanish.finding(&tidied, Some(&quarter)));
        assert_eq!(said, "Decía *1er trim. 26*; lo leímos como *T1 26*.");
    }

    #[test]
    fn a_sentence_quotes_what_was_read() {
        let tidied = finding(FindingKind::DateTidied, " enero 26-", "enero 2026");
        let sentence = words(&Language::Spanish.finding(&tidied, None));
        assert_eq!(sentence, "Decía *enero 26-*; lo leímos como *enero 2026*.");
        let missing = finding(FindingKind::MissingColumn, "", "");
        assert_eq!(missing.severity, Severity::Look);
        assert_eq!(
            words(&Language::English.finding(&missing, None)),
            "The table has no Start: it stays empty in every action."
        );
    }

    #[test]
    fn every_kind_has_a_sentence_without_holes() {
        for language in Language::ALL {
            for kind in FindingKind::ALL {
                let sentence = words(&language.finding(&finding(*kind, "R", "M"), None));
                assert!(sentence.ends_with('.') && !sentence.contains(['{', '}']), "{sentence}");
            }
        }
    }
}
