//! `cargo xtask convert IN OUT`: any file that Mejora reads, as any that it writes.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use chrono::{Local, NaiveDateTime};
use export::{ExportChoices, ExportFormat, Picture, WriterInput, write};
use import::Reading;
use plan::{Document, Sequence};
use text::Language;

/// The name under which files are written here.
const APP: &str = concat!("Mejora ", env!("CARGO_PKG_VERSION"));

const USE: &str = "`cargo xtask convert IN OUT` needs a file to read and a name to write, which ends in \
     xlsx, docx, html, csv, ics, svg or json; --english, --comma and --merge-criteria may follow.";

/// What was asked for.
struct ConvertOrder<'a> {
    from: &'a Path,
    to: &'a Path,
    language: Language,
    comma: bool,
    merge_criteria: bool,
}

/// What is written.
enum Target {
    Office(ExportFormat),
    PlanFile,
    Svg,
}

/// Writes the file, or says in one sentence on standard error why not, with exit status 2.
pub fn run(arguments: &[String]) -> ExitCode {
    match order(arguments).and_then(|order| convert(&order)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

fn order(arguments: &[String]) -> Result<ConvertOrder<'_>, String> {
    let mut names = Vec::new();
    let (mut language, mut comma, mut merge_criteria) = (Language::Spanish, false, false);
    for argument in arguments {
        match argument.as_str() {
            "--english" => language = Language::English,
            "--comma" => comma = true,
            "--merge-criteria" => merge_criteria = true,
            other if other.starts_with("--") => {
                return Err(format!("There is no option {other}. {USE}"));
            }
            name => names.push(Path::new(name)),
        }
    }
    match names[..] {
        [from, to] => Ok(ConvertOrder { from, to, language, comma, merge_criteria }),
        _ => Err(USE.to_owned()),
    }
}

fn convert(order: &ConvertOrder) -> Result<(), String> {
    let target = target(order)?;
    let document = read(order.from)?;
    let bytes = bytes(order, &target, &document, Local::now().naive_local())?;
    let name = order.to.display();
    fs::write(order.to, bytes).map_err(|error| format!("{name} cannot be written: {error}."))
}

fn target(order: &ConvertOrder) -> Result<Target, String> {
    let ending = order.to.extension().and_then(|it| it.to_str()).unwrap_or_default();
    Ok(match ending.to_lowercase().as_str() {
        "json" => Target::PlanFile,
        "svg" => Target::Svg,
        "csv" if order.comma => Target::Office(ExportFormat::CsvComma),
        "csv" => Target::Office(ExportFormat::CsvSemicolon),
        other => match ExportFormat::ALL.into_iter().find(|format| format.ending() == other) {
            Some(format) => Target::Office(format),
            None => return Err(format!("{} has no ending of these. {USE}", order.to.display())),
        },
    })
}

/// The plan in a file: what is inside it, or the likeliest of its tables.
fn read(from: &Path) -> Result<Document, String> {
    let name = from.display();
    let bytes = fs::read(from).map_err(|error| format!("{name} cannot be read: {error}."))?;
    let mut ids = Sequence::new(import::seed(&bytes));
    let reading = import::read_file(&bytes, &mut ids, &mut |_| {});
    match reading.map_err(import::sentence)? {
        Reading::PlanFile(document) => Ok(document),
        Reading::Table(draft) => Ok(Document::new(draft.plan)),
        Reading::Tables(candidates) => match candidates.into_iter().next() {
            Some(candidate) => Ok(Document::new(candidate.draft.plan)),
            None => Err(format!("{name} holds no plan.")),
        },
        Reading::Returned(returned) => Ok(Document { plan: returned.draft.plan, ..returned.inner }),
        Reading::Guide(_) => Err(format!(
            "{name} is a self-assessment guide, not a plan: open it in Mejora, where you choose \
             what of it becomes a plan, or see what it says with `cargo xtask inspect`."
        )),
    }
}

fn bytes(
    order: &ConvertOrder,
    target: &Target,
    document: &Document,
    now: NaiveDateTime,
) -> Result<Vec<u8>, String> {
    let svg = order.language.timeline_svg(&document.plan, now.date());
    let format = match target {
        Target::PlanFile => return Ok(plan::format::write(document, APP).into_bytes()),
        Target::Svg if svg.is_empty() => {
            return Err("No action of the plan has a date: there is no timeline.".to_owned());
        }
        Target::Svg => return Ok(svg.into_bytes()),
        Target::Office(format) => *format,
    };
    let picture = match format {
        ExportFormat::Docx if !svg.is_empty() => picture(&svg)?,
        _ => None,
    };
    Ok(write(
        format,
        &WriterInput {
            document,
            words: &order.language.form_words(),
            timeline: &svg,
            app: APP,
            now,
            choices: &ExportChoices {
                merge_criteria: order.merge_criteria,
                ..ExportChoices::default()
            },
            picture: picture.as_ref(),
        },
    ))
}

/// The picture of the timeline for formats that cannot draw it.
#[cfg(feature = "pictures")]
fn picture(svg: &str) -> Result<Option<Picture>, String> {
    crate::picture::drawn(svg).map(Some)
}

/// Without a renderer there is none, which is said.
#[cfg(not(feature = "pictures"))]
fn picture(_svg: &str) -> Result<Option<Picture>, String> {
    eprintln!(
        "The document has no timeline: `cargo run -p xtask --features pictures -- convert …` draws it."
    );
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guide_is_told_from_a_plan() {
        let guides = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/import/tests/files/guides");
        for guide in fs::read_dir(guides).expect("the samples are in the repository") {
            let why = read(&guide.expect("a sample").path()).expect_err("no plan");
            assert!(why.contains("is a self-assessment guide, not a plan:"), "{why}");
        }
    }
}
