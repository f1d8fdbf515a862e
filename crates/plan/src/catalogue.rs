//! The criteria and subcriteria of the CAF model, as data.
//!
//! Sources: the titles of CAF 2020 are those of `domain.md`, where 1.1, 1.2 and 1.4 are read in
//! Dominican documents and the others are general knowledge; those of CAF 2013 are general
//! knowledge of the Spanish and English editions of the model. None is shown as official.

use crate::model::{CatalogueVersion, Criterion, Subcriterion};

/// The languages that the catalogue speaks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CatalogueLanguage {
    /// Spanish.
    Es,
    /// English.
    En,
}

/// A title in Spanish and in English.
type BilingualTitle = [&'static str; 2];

/// The criteria of an edition, in order. Both editions have the same nine.
pub fn criteria(_version: CatalogueVersion) -> impl Iterator<Item = Criterion> {
    (1..=9).filter_map(Criterion::new)
}

/// The subcriteria of an edition, in order. Both editions have the same 28 codes.
pub fn subcriteria(version: CatalogueVersion) -> impl Iterator<Item = Subcriterion> {
    criteria(version).zip(SUBCRITERIA).flat_map(|(criterion, titles)| {
        (1..=titles.len() as u8).filter_map(move |number| Subcriterion::new(criterion, number))
    })
}

/// The title of a subcriterion; `None` where the edition has none of this code.
pub fn title(
    version: CatalogueVersion,
    code: Subcriterion,
    language: CatalogueLanguage,
) -> Option<&'static str> {
    let of_2013 = TITLES_2013.iter().find(|(number, _)| *number == key(code));
    let titles = match of_2013 {
        Some((_, titles)) if version == CatalogueVersion::Caf2013 => titles,
        _ => SUBCRITERIA
            .get(usize::from(code.criterion().number()) - 1)?
            .get(usize::from(code.number()) - 1)?,
    };
    Some(titles[language as usize])
}

/// Whether an edition has a subcriterion of this code.
pub fn has(_version: CatalogueVersion, code: Subcriterion) -> bool {
    let codes = SUBCRITERIA.get(usize::from(code.criterion().number()) - 1);
    codes.is_some_and(|codes| usize::from(code.number()) <= codes.len())
}

/// `1.4` as 104.
fn key(code: Subcriterion) -> u16 {
    u16::from(code.criterion().number()) * 100 + u16::from(code.number())
}

/// The title of a criterion. Both editions name them alike.
pub fn criterion_title(
    _version: CatalogueVersion,
    criterion: Criterion,
    language: CatalogueLanguage,
) -> &'static str {
    CRITERIA[usize::from(criterion.number()) - 1][language as usize]
}

const CRITERIA: [BilingualTitle; 9] = [
    ["Liderazgo", "Leadership"],
    ["Estrategia y planificación", "Strategy and planning"],
    ["Personas", "People"],
    ["Alianzas y recursos", "Partnerships and resources"],
    ["Procesos", "Processes"],
    ["Resultados orientados a los ciudadanos/clientes", "Citizen/customer-oriented results"],
    ["Resultados en las personas", "People results"],
    ["Resultados de responsabilidad social", "Social responsibility results"],
    ["Resultados clave del rendimiento", "Key performance results"],
];

/// The subcriteria of CAF 2020 by criterion.
const SUBCRITERIA: [&[BilingualTitle]; 9] = [
    &[
        [
            "Dirigir la organización desarrollando su misión, visión y valores",
            "Provide direction for the organisation by developing its mission, vision and values",
        ],
        [
            "Gestionar la organización, su rendimiento y su mejora continua",
            "Manage the organisation, its performance and its continuous improvement",
        ],
        [
            "Inspirar, motivar y apoyar a las personas de la organización y actuar como modelo de \
             referencia",
            "Inspire, motivate and support people in the organisation and act as a role model",
        ],
        [
            "Gestionar relaciones eficaces con las autoridades políticas y otros grupos de interés",
            "Manage effective relations with political authorities and other stakeholders",
        ],
    ],
    &[
        [
            "Identificar las necesidades y expectativas de los grupos de interés, el entorno \
             externo y la información de gestión relevante",
            "Identify the needs and expectations of the stakeholders, the external environment \
             and the relevant management information",
        ],
        [
            "Desarrollar estrategias y planes basados en la información recopilada",
            "Develop strategies and plans based on gathered information",
        ],
        [
            "Comunicar, implementar y revisar estrategias y planes",
            "Communicate, implement and review strategies and plans",
        ],
        [
            "Gestionar el cambio y la innovación para garantizar la agilidad y la resiliencia de \
             la organización",
            "Manage change and innovation to ensure the agility and resilience of the organisation",
        ],
    ],
    &[
        [
            "Gestionar y mejorar los recursos humanos para apoyar la estrategia de la organización",
            "Manage and improve human resources to support the strategy of the organisation",
        ],
        [
            "Desarrollar y gestionar las competencias de las personas",
            "Develop and manage competencies of people",
        ],
        [
            "Involucrar y empoderar a las personas y apoyar su bienestar",
            "Involve and empower the people and support their well-being",
        ],
    ],
    &[
        [
            "Desarrollar y gestionar alianzas con organizaciones relevantes",
            "Develop and manage partnerships with relevant organisations",
        ],
        [
            "Colaborar con los ciudadanos y las organizaciones de la sociedad civil",
            "Collaborate with citizens and civil society organisations",
        ],
        ["Gestionar las finanzas", "Manage finances"],
        ["Gestionar la información y el conocimiento", "Manage information and knowledge"],
        ["Gestionar la tecnología", "Manage technology"],
        ["Gestionar las instalaciones", "Manage facilities"],
    ],
    &[
        [
            "Diseñar y gestionar procesos para aumentar el valor para los ciudadanos y clientes",
            "Design and manage processes to increase value for citizens and customers",
        ],
        [
            "Prestar productos y servicios para clientes, ciudadanos, grupos de interés y sociedad",
            "Deliver products and services for customers, citizens, stakeholders and society",
        ],
        [
            "Coordinar los procesos en toda la organización y con otras organizaciones relevantes",
            "Coordinate processes across the organisation and with other relevant organisations",
        ],
    ],
    &MEASUREMENTS,
    &MEASUREMENTS,
    &MEASUREMENTS,
    &[
        [
            "Resultados externos: productos y valor público",
            "External results: outputs and public value",
        ],
        ["Resultados internos: nivel de eficiencia", "Internal results: level of efficiency"],
    ],
];

const MEASUREMENTS: [BilingualTitle; 2] = [
    ["Mediciones de la percepción", "Perception measurements"],
    ["Mediciones del rendimiento", "Performance measurements"],
];

/// The subcriteria that CAF 2013 names otherwise: `1.3` is 103.
const TITLES_2013: [(u16, BilingualTitle); 12] = [
    (
        103,
        [
            "Motivar y apoyar a las personas de la organización y actuar como modelo de referencia",
            "Motivate and support people in the organisation and act as a role model",
        ],
    ),
    (
        201,
        [
            "Reunir información sobre las necesidades presentes y futuras de los grupos de \
             interés, así como información relevante para la gestión",
            "Gather information on the present and future needs of stakeholders as well as \
             relevant management information",
        ],
    ),
    (
        202,
        [
            "Desarrollar la estrategia y la planificación, teniendo en cuenta la información \
             recopilada",
            "Develop strategy and planning, taking into account the gathered information",
        ],
    ),
    (
        203,
        [
            "Comunicar e implementar la estrategia y la planificación en toda la organización y \
             revisarla de forma periódica",
            "Communicate and implement strategy and planning in the whole organisation and review \
             it on a regular basis",
        ],
    ),
    (
        204,
        [
            "Planificar, implementar y revisar la innovación y el cambio",
            "Plan, implement and review innovation and change",
        ],
    ),
    (
        301,
        [
            "Planificar, gestionar y mejorar los recursos humanos de forma transparente en \
             relación con la estrategia y la planificación",
            "Plan, manage and improve human resources transparently with regard to strategy and \
             planning",
        ],
    ),
    (
        302,
        [
            "Identificar, desarrollar y aprovechar las capacidades de las personas en consonancia \
             con los objetivos tanto individuales como de la organización",
            "Identify, develop and use competencies of people, aligning individual and \
             organisational goals",
        ],
    ),
    (
        303,
        [
            "Involucrar a los empleados por medio del diálogo abierto y del empoderamiento, \
             apoyando su bienestar",
            "Involve employees by developing open dialogue and empowerment, supporting their \
             well-being",
        ],
    ),
    (
        402,
        [
            "Desarrollar y establecer alianzas con los ciudadanos/clientes",
            "Develop and implement partnerships with the citizens/customers",
        ],
    ),
    (
        501,
        [
            "Identificar, diseñar, gestionar e innovar en los procesos de forma continua, \
             involucrando a los grupos de interés",
            "Identify, design, manage and innovate processes on an ongoing basis, involving the \
             stakeholders",
        ],
    ),
    (
        502,
        [
            "Desarrollar y prestar servicios y productos orientados a los ciudadanos/clientes",
            "Develop and deliver citizen/customer-oriented services and products",
        ],
    ),
    (
        901,
        [
            "Resultados externos: resultados e impacto a conseguir",
            "External results: outputs and outcomes to goals",
        ],
    ),
];
