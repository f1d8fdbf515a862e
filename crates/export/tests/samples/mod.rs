//! Plans for the tests of the writers: an invented council with texts as long and as uneven as
//! those of real plans.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use export::{ExportChoices, ExportFormat, WriterInput, write};
use plan::{
    Action, Criterion, Document, Header, Id, IdSource, Indicator, Member, Moment, Month, Period,
    Plan, Role, Sequence, Signatory, Subcriterion, Task, When,
};
use values::form::FormWords;

/// The time at which all files of the tests are written.
pub fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 9, 14).and_then(|day| day.and_hms_opt(15, 4, 5)).expect("a day")
}

/// The bytes of a document in a format, in Spanish.
pub fn written(format: ExportFormat, document: &Document, choices: &ExportChoices) -> Vec<u8> {
    written_in(format, document, choices, &text::Language::Spanish.form_words())
}

/// The bytes of a document in a format.
pub fn written_in(
    format: ExportFormat,
    document: &Document,
    choices: &ExportChoices,
    words: &FormWords,
) -> Vec<u8> {
    let app = "Mejora 0.1.0";
    let (timeline, now) = ("", now());
    write(format, &WriterInput { document, words, timeline, app, now, choices, picture: None })
}

const AREAS: [&str; 6] = [
    "No se evidencia que la misión, la visión y los valores del ayuntamiento se hayan revisado con \
     la participación de los grupos de interés de las comunidades rurales.",
    "No se ha medido el clima laboral.",
    "Falta un procedimiento escrito para atender las quejas y sugerencias que llegan por el buzón, \
     la línea telefónica y las redes sociales, con plazos de respuesta para cada departamento.",
    "No existe inventario de los activos de tecnología.",
    "No se evidencia que se comuniquen los resultados.",
    "No hay carta compromiso al ciudadano aprobada.",
];

const TASKS: [&str; 6] = [
    "Conformar el equipo de trabajo",
    "Levantar la información con encuestas en las cinco secciones del municipio y en la cabecera",
    "Redactar el borrador y socializarlo con los encargados de área",
    "Someter el documento a la aprobación del Concejo de Regidores",
    "Publicarlo en el portal de transparencia",
    "Dar seguimiento cada trimestre",
];

const UNITS: [&str; 5] =
    ["Alcaldía", "RRHH", "OAIM", "Planificación y Programación", "Encargado de Tecnología"];

/// A plan of `rows` actions.
pub fn document(rows: usize) -> Document {
    let mut ids = Sequence::new(rows as u64 + 1);
    let mut plan = Plan::new(ids.next_id());
    plan.header = Arc::new(header());
    plan.actions = (0..rows).map(|at| Arc::new(action(at, &mut ids))).collect();
    Document::new(plan)
}

fn header() -> Header {
    let signatory = |name: &str, post: &str, role| Signatory {
        name: name.into(),
        post: post.into(),
        role,
        ..Signatory::default()
    };
    let member = |name: &str, post: &str| Member {
        name: name.into(),
        post: post.into(),
        ..Member::default()
    };
    Header {
        institution: "Ayuntamiento Municipal de Loma Verde".into(),
        title: "Plan de Mejora Institucional".into(),
        period: Some(Period::new(2026, 2027)),
        motto: "«Año de los Caminos Vecinales»".into(),
        signatories: vec![
            signatory("Yokasta Peña Almonte", "Encargada de Recursos Humanos", Role::Prepared),
            signatory(
                "Ramón E. Disla",
                "Encargado de Planificación y Programación",
                Role::Reviewed,
            ),
            signatory("Altagracia Núñez de Brito", "Alcaldesa", Role::Approved),
        ],
        committee: vec![
            member("Yokasta Peña Almonte", "Coordinadora"),
            member("Ramón E. Disla", "Miembro"),
            member("Félix Ureña", "Encargado de Libre Acceso a la Información, secretario"),
        ],
        ..Header::default()
    }
}

fn action(at: usize, ids: &mut Sequence) -> Action {
    let mut action = Action::new(ids.next_id());
    let criterion = Criterion::new((at / 2 % 9) as u8 + 1).expect("a criterion");
    action.criterion = Some(criterion);
    action.subcriterion = Subcriterion::new(criterion, (at % 4) as u8 + 1);
    action.example = if at % 5 == 3 { String::new() } else { (at % 11 + 1).to_string() };
    action.area = AREAS[at % AREAS.len()].into();
    action.action = match at % 3 {
        0 => "Revisar y actualizar el marco estratégico institucional con la participación de las \
              juntas de vecinos, el personal y el Concejo"
            .into(),
        1 => "=Aplicar la encuesta de clima".into(),
        _ => {
            "Elaborar, aprobar y difundir la política correspondiente\nen todo el municipio".into()
        }
    };
    action.objective = "Lograr que el personal y los munícipes conozcan y hagan suyo el rumbo de \
                        la institución."
        .into();
    let tasks = TASKS.iter().cycle().skip(at).take(1 + at % 6);
    action.tasks = tasks.map(|task| Task::new(ids.next_id(), *task)).collect();
    (action.start, action.end) = dates(at);
    action.resources =
        ["Humanos, financieros", "RD$ 150,000.00", "Computadoras", ""][at % 4].into();
    action.indicator = Indicator {
        text: "Porcentaje de comunidades consultadas".into(),
        target: if at.is_multiple_of(2) { "80 %".into() } else { String::new() },
        ..Indicator::default()
    };
    let units = UNITS.iter().cycle().skip(at).take(1 + at % 3);
    action.responsible = units.map(|unit| (*unit).to_owned()).collect();
    action.comments = if at % 4 == 2 { "- Depende del presupuesto".into() } else { String::new() };
    action
}

/// The dates of an action: months, days, quarters, none.
fn dates(at: usize) -> (Option<When>, Option<When>) {
    let when = |moment, written: &str| Some(When { moment, written: written.into() });
    let month = |year, month| Moment::Month(Month::new(year, month).expect("a month"));
    let day = |m, d| Moment::Day(NaiveDate::from_ymd_opt(2026, m, d).expect("a day"));
    match at % 6 {
        0 => (when(month(2026, 3), "mar-26"), when(month(2027, 4), "abr-27")),
        1 => (when(month(2026, 1), "Enero 26"), when(month(2026, 2), "febrero 26")),
        2 => (when(day(7, 15), "15/07/2026"), when(day(11, 30), "30/11/2026")),
        3 => (None, when(Moment::Open, "Permanente")),
        4 => (None, None),
        _ => (
            when(Moment::Quarter(Month::new(2026, 4).expect("a month")), "T2-2026"),
            when(Moment::Unclear, "fin de año"),
        ),
    }
}

/// A document whose only action has this text in *Acción* and these dates.
pub fn single(action_text: &str, start: Option<When>, end: Option<When>) -> Document {
    let mut action = Action::new(Id::from_bits(0xab));
    action.action = action_text.into();
    (action.start, action.end) = (start, end);
    let mut plan = Plan::new(Id::from_bits(1));
    plan.actions = vec![Arc::new(action)];
    Document::new(plan)
}

/// A plan whose dates are odd: the end before the start, years outside the period, one date
/// only, decades; and a row too high for any sheet.
pub fn odd() -> Document {
    let month = |year, month, written: &str| {
        let moment = Moment::Month(Month::new(year, month).expect("a month"));
        Some(When { moment, written: written.into() })
    };
    let mut document = document(6);
    let dates = [
        (month(2026, 11, "nov-26"), month(2026, 2, "feb-26")),
        (month(2025, 6, "junio de 2025"), month(2028, 2, "feb-28")),
        (None, month(2026, 9, "septiembre 2026")),
        (month(2027, 12, "dic. 2027"), None),
        (month(2027, 12, "dic. 2027"), month(2027, 12, "diciembre del año 2027")),
        (month(2010, 1, "enero 2010"), month(2031, 1, "enero 2031")),
    ];
    for (action, dates) in document.plan.actions.iter_mut().zip(dates) {
        let action = Arc::make_mut(action);
        (action.start, action.end) = dates;
    }
    let action = Arc::make_mut(&mut document.plan.actions[1]);
    action.comments = "Electroencefalografistas e instituciones. ".repeat(25);
    document
}
