//! The criteria and subcriteria of the CAF model, as data.
//!
//! Sources: the titles of CAF 2020 are those of `domain.md`, where 1.1, 1.2 and 1.4 are read in
//! Dominican documents and the others are general knowledge; those of CAF 2013 are general
//! knowledge of the Spanish and English editions of the model. None is shown as official.

use crate::model::{CatalogueVersion, Criterion, Subcriterion};

/// The titles in one language. The two languages are apart, so that who reads one need not load
/// the other.
pub struct Titles {
    /// The criteria; both editions name them alike.
    criteria: [&'static str; 9],
    /// The subcriteria of CAF 2020 by criterion.
    subcriteria: [&'static [&'static str]; 9],
    /// Those that CAF 2013 names otherwise, as [`NAMED_OTHERWISE`] lists them.
    of_2013: [&'static str; 12],
}

/// How many subcriteria each criterion has, in both editions.
const COUNTS: [u8; 9] = [4, 4, 3, 6, 3, 2, 2, 2, 2];

/// The subcriteria that CAF 2013 names otherwise: `1.3` is 103.
const NAMED_OTHERWISE: [u16; 12] = [103, 201, 202, 203, 204, 301, 302, 303, 402, 501, 502, 901];

/// The criteria of an edition, in order. Both editions have the same nine.
pub fn criteria(_version: CatalogueVersion) -> impl Iterator<Item = Criterion> {
    (1..=9).filter_map(Criterion::new)
}

/// The subcriteria of an edition, in order. Both editions have the same 28 codes.
pub fn subcriteria(version: CatalogueVersion) -> impl Iterator<Item = Subcriterion> {
    criteria(version).zip(COUNTS).flat_map(|(criterion, count)| {
        (1..=count).filter_map(move |number| Subcriterion::new(criterion, number))
    })
}

/// Whether an edition has a subcriterion of this code.
pub fn has(_version: CatalogueVersion, code: Subcriterion) -> bool {
    COUNTS.get(usize::from(code.criterion().number()) - 1).is_some_and(|it| code.number() <= *it)
}

impl Titles {
    /// The title of a criterion.
    pub fn criterion(&self, _version: CatalogueVersion, criterion: Criterion) -> &'static str {
        self.criteria[usize::from(criterion.number()) - 1]
    }

    /// The title of a subcriterion; `None` where the edition has none of this code.
    pub fn subcriterion(
        &self,
        version: CatalogueVersion,
        code: Subcriterion,
    ) -> Option<&'static str> {
        let otherwise = NAMED_OTHERWISE.iter().position(|it| *it == key(code));
        match otherwise {
            Some(at) if version == CatalogueVersion::Caf2013 => Some(self.of_2013[at]),
            _ => {
                let of_criterion =
                    self.subcriteria.get(usize::from(code.criterion().number()) - 1)?;
                of_criterion.get(usize::from(code.number()) - 1).copied()
            }
        }
    }
}

/// `1.4` as 104.
fn key(code: Subcriterion) -> u16 {
    u16::from(code.criterion().number()) * 100 + u16::from(code.number())
}

/// The titles in Spanish.
pub static SPANISH: Titles = Titles {
    criteria: [
        "Liderazgo",
        "Estrategia y planificación",
        "Personas",
        "Alianzas y recursos",
        "Procesos",
        "Resultados orientados a los ciudadanos/clientes",
        "Resultados en las personas",
        "Resultados de responsabilidad social",
        "Resultados clave del rendimiento",
    ],
    subcriteria: [
        &[
            "Dirigir la organización desarrollando su misión, visión y valores",
            "Gestionar la organización, su rendimiento y su mejora continua",
            "Inspirar, motivar y apoyar a las personas de la organización y actuar como modelo de referencia",
            "Gestionar relaciones eficaces con las autoridades políticas y otros grupos de interés",
        ],
        &[
            "Identificar las necesidades y expectativas de los grupos de interés, el entorno externo y la información de gestión relevante",
            "Desarrollar estrategias y planes basados en la información recopilada",
            "Comunicar, implementar y revisar estrategias y planes",
            "Gestionar el cambio y la innovación para garantizar la agilidad y la resiliencia de la organización",
        ],
        &[
            "Gestionar y mejorar los recursos humanos para apoyar la estrategia de la organización",
            "Desarrollar y gestionar las competencias de las personas",
            "Involucrar y empoderar a las personas y apoyar su bienestar",
        ],
        &[
            "Desarrollar y gestionar alianzas con organizaciones relevantes",
            "Colaborar con los ciudadanos y las organizaciones de la sociedad civil",
            "Gestionar las finanzas",
            "Gestionar la información y el conocimiento",
            "Gestionar la tecnología",
            "Gestionar las instalaciones",
        ],
        &[
            "Diseñar y gestionar procesos para aumentar el valor para los ciudadanos y clientes",
            "Prestar productos y servicios para clientes, ciudadanos, grupos de interés y sociedad",
            "Coordinar los procesos en toda la organización y con otras organizaciones relevantes",
        ],
        &["Mediciones de la percepción", "Mediciones del rendimiento"],
        &["Mediciones de la percepción", "Mediciones del rendimiento"],
        &["Mediciones de la percepción", "Mediciones del rendimiento"],
        &[
            "Resultados externos: productos y valor público",
            "Resultados internos: nivel de eficiencia",
        ],
    ],
    of_2013: [
        "Motivar y apoyar a las personas de la organización y actuar como modelo de referencia",
        "Reunir información sobre las necesidades presentes y futuras de los grupos de interés, así como información relevante para la gestión",
        "Desarrollar la estrategia y la planificación, teniendo en cuenta la información recopilada",
        "Comunicar e implementar la estrategia y la planificación en toda la organización y revisarla de forma periódica",
        "Planificar, implementar y revisar la innovación y el cambio",
        "Planificar, gestionar y mejorar los recursos humanos de forma transparente en relación con la estrategia y la planificación",
        "Identificar, desarrollar y aprovechar las capacidades de las personas en consonancia con los objetivos tanto individuales como de la organización",
        "Involucrar a los empleados por medio del diálogo abierto y del empoderamiento, apoyando su bienestar",
        "Desarrollar y establecer alianzas con los ciudadanos/clientes",
        "Identificar, diseñar, gestionar e innovar en los procesos de forma continua, involucrando a los grupos de interés",
        "Desarrollar y prestar servicios y productos orientados a los ciudadanos/clientes",
        "Resultados externos: resultados e impacto a conseguir",
    ],
};

/// The titles in English.
pub static ENGLISH: Titles = Titles {
    criteria: [
        "Leadership",
        "Strategy and planning",
        "People",
        "Partnerships and resources",
        "Processes",
        "Citizen/customer-oriented results",
        "People results",
        "Social responsibility results",
        "Key performance results",
    ],
    subcriteria: [
        &[
            "Provide direction for the organisation by developing its mission, vision and values",
            "Manage the organisation, its performance and its continuous improvement",
            "Inspire, motivate and support people in the organisation and act as a role model",
            "Manage effective relations with political authorities and other stakeholders",
        ],
        &[
            "Identify the needs and expectations of the stakeholders, the external environment and the relevant management information",
            "Develop strategies and plans based on gathered information",
            "Communicate, implement and review strategies and plans",
            "Manage change and innovation to ensure the agility and resilience of the organisation",
        ],
        &[
            "Manage and improve human resources to support the strategy of the organisation",
            "Develop and manage competencies of people",
            "Involve and empower the people and support their well-being",
        ],
        &[
            "Develop and manage partnerships with relevant organisations",
            "Collaborate with citizens and civil society organisations",
            "Manage finances",
            "Manage information and knowledge",
            "Manage technology",
            "Manage facilities",
        ],
        &[
            "Design and manage processes to increase value for citizens and customers",
            "Deliver products and services for customers, citizens, stakeholders and society",
            "Coordinate processes across the organisation and with other relevant organisations",
        ],
        &["Perception measurements", "Performance measurements"],
        &["Perception measurements", "Performance measurements"],
        &["Perception measurements", "Performance measurements"],
        &["External results: outputs and public value", "Internal results: level of efficiency"],
    ],
    of_2013: [
        "Motivate and support people in the organisation and act as a role model",
        "Gather information on the present and future needs of stakeholders as well as relevant management information",
        "Develop strategy and planning, taking into account the gathered information",
        "Communicate and implement strategy and planning in the whole organisation and review it on a regular basis",
        "Plan, implement and review innovation and change",
        "Plan, manage and improve human resources transparently with regard to strategy and planning",
        "Identify, develop and use competencies of people, aligning individual and organisational goals",
        "Involve employees by developing open dialogue and empowerment, supporting their well-being",
        "Develop and implement partnerships with the citizens/customers",
        "Identify, design, manage and innovate processes on an ongoing basis, involving the stakeholders",
        "Develop and deliver citizen/customer-oriented services and products",
        "External results: outputs and outcomes to goals",
    ],
};
