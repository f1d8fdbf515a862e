//! The words of headings: what they stand for, in plans of ayuntamientos, schools, hospitals and
//! services, in Spanish and English. All are folded.

use plan::Column as C;
use words::distance;

use super::role::ColumnRole::{self, Activities, Column, Target, Time};
use super::role::Sure::{self, Exact, Guess, Maybe, Weak};

/// How a word may differ from that of the vocabulary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum WordForm {
    /// Not at all.
    Whole,
    /// It may be in the plural, cut off, or misspelt.
    Noun,
    /// It may end in any way but as an infinitive, which names a deed and no column; and it may
    /// be misspelt.
    Stem,
}

/// Which other words a heading may have beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Beside {
    /// Any.
    Any,
    /// None before it that the vocabulary does not know.
    Later,
    /// None that the vocabulary does not know.
    Known,
}

/// Words that stand for the same.
struct Synonyms(ColumnRole, Sure, WordForm, Beside, &'static [&'static str]);

/// What a word says of its column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Meaning {
    pub role: ColumnRole,
    pub sure: Sure,
    pub beside: Beside,
}

use Beside::{Any, Known, Later};
use WordForm::{Noun, Stem, Whole};

#[rustfmt::skip]
const GROUPS: [Synonyms; 51] = [
    Synonyms(Column(C::Subcriterion), Exact, Noun, Any, &["subcriterio", "subcriterion"]),
    Synonyms(Column(C::Criterion), Exact, Noun, Any, &["criterio", "criterion", "criteria"]),
    Synonyms(Column(C::Criterion), Exact, Whole, Known, &["crit"]),
    Synonyms(Column(C::Responsible), Exact, Noun, Any, &["responsable", "responsible", "responsavel"]),
    Synonyms(Column(C::Responsible), Exact, Whole, Known, &["resp", "accountable"]),
    Synonyms(Column(C::Responsible), Weak, Stem, Later, &["encargad", "ejecutor", "asignad"]),
    Synonyms(Column(C::Responsible), Weak, Whole, Later, &[
        "owner", "owners", "lead", "assigned", "lider", "lideres",
    ]),
    Synonyms(Column(C::Responsible), Maybe, Whole, Known, &[
        "departamento", "dependencia", "involucrados", "unidad", "department",
        "coordinador",
    ]),
    Synonyms(Column(C::Start), Exact, Whole, Any, &[
        "inicio", "inicia", "inicial", "comienzo", "desde", "start", "begin", "from",
    ]),
    Synonyms(Column(C::Start), Exact, Noun, Known, &["inicio", "comienzo", "iniciacion"]),
    Synonyms(Column(C::Start), Exact, Stem, Known, &[
        "comienz", "comenz", "empiez", "empez", "arranque", "start", "begin", "commenc",
    ]),
    Synonyms(Column(C::Start), Exact, Whole, Known, &[
        "inic", "inician", "arranca", "arrancan", "apertura", "lanzamiento", "launch",
        "kickoff",
    ]),
    Synonyms(Column(C::End), Exact, Whole, Any, &[
        "fin", "final", "finaliza", "finalizacion", "termino", "termina", "terminacion",
        "culminacion", "conclusion", "cierre", "vencimiento", "limite", "hasta", "end",
        "finish", "due", "until",
    ]),
    Synonyms(Column(C::End), Exact, Stem, Known, &[
        "finaliz", "termin", "culmin", "conclu", "vencimient", "entrega", "deadline",
    ]),
    Synonyms(Column(C::End), Exact, Whole, Known, &[
        "vence", "vencen", "acaba", "acaban", "cierra", "tope", "ends", "closes",
        "closing", "completion", "delivery", "expires", "expiry",
    ]),
    Synonyms(Column(C::Tasks), Exact, Noun, Any, &["tarea", "task", "subtarea", "subactividad"]),
    Synonyms(Column(C::Tasks), Exact, Whole, Any, &["pasos", "steps"]),
    Synonyms(Column(C::Tasks), Weak, Whole, Known, &["etapas", "fases", "procedimiento", "stages"]),
    Synonyms(Activities, Exact, Noun, Any, &["actividad"]),
    Synonyms(Activities, Exact, Whole, Any, &["activities", "activity"]),
    Synonyms(Activities, Exact, Whole, Known, &["act"]),
    Synonyms(Target, Exact, Whole, Any, &["meta", "metas", "target", "targets"]),
    Synonyms(Column(C::Indicator), Exact, Noun, Any, &["indicador", "indicator", "indicateur"]),
    Synonyms(Column(C::Indicator), Exact, Whole, Any, &["kpi"]),
    Synonyms(Column(C::Indicator), Weak, Whole, Later, &[
        "kpis", "metrica", "metricas", "metric", "metrics", "measure", "medicion",
        "ind",
    ]),
    Synonyms(Column(C::Resources), Exact, Noun, Any, &["recurso", "resource", "ressource"]),
    Synonyms(Column(C::Resources), Weak, Noun, Later, &[
        "presupuesto", "budget", "insumo", "material", "financiamiento", "inversion",
    ]),
    Synonyms(Column(C::Resources), Weak, Whole, Later, &[
        "medios", "costo", "costos", "coste", "costes", "cost", "costs", "monto",
        "means", "rec",
    ]),
    Synonyms(Column(C::Objective), Exact, Noun, Any, &["objetivo", "objective"]),
    Synonyms(Column(C::Objective), Exact, Whole, Any, &["goal", "goals"]),
    Synonyms(Column(C::Objective), Exact, Whole, Known, &["obj", "aim", "aims"]),
    Synonyms(Column(C::Objective), Weak, Noun, Later, &["proposito", "finalidad", "purpose"]),
    Synonyms(Column(C::Comments), Exact, Noun, Any, &[
        "comentario", "comment", "observacion", "remark",
    ]),
    Synonyms(Column(C::Comments), Weak, Whole, Later, &[
        "notas", "nota", "notes", "note", "obs", "aclaraciones",
    ]),
    Synonyms(Column(C::Comments), Maybe, Whole, Later, &["seguimiento"]),
    Synonyms(Column(C::Action), Exact, Noun, Any, &["accion"]),
    Synonyms(Column(C::Action), Exact, Whole, Any, &["action", "actions"]),
    Synonyms(Column(C::Action), Weak, Noun, Later, &[
        "propuesta", "medida", "compromiso", "solucion", "iniciativa", "intervencion",
        "recomendacion", "correctivo", "proposal", "solution", "initiative",
        "intervention", "recommendation",
    ]),
    Synonyms(Column(C::Action), Maybe, Whole, Known, &[
        "mejora", "mejoras", "estrategia", "estrategias", "proyecto", "proyectos",
        "improvements",
    ]),
    Synonyms(Column(C::Area), Exact, Whole, Any, &["area", "areas"]),
    Synonyms(Column(C::Area), Weak, Noun, Later, &[
        "oportunidad", "debilidad", "hallazgo", "brecha", "problema", "problematica",
        "weakness", "weaknesses", "deficiencia", "dificultad", "necesidad", "carencia",
        "aspecto", "inconformidad", "incumplimiento", "noconformidad", "nonconformity",
        "nonconformities", "nonconformance", "situacion", "diagnostico", "desafio",
        "opportunity",
    ]),
    Synonyms(Column(C::Area), Weak, Whole, Later, &[
        "falla", "fallas", "reto", "retos", "nudo", "nudos", "gap", "gaps", "finding",
        "findings", "problem", "problems", "issue", "issues", "challenge", "challenges",
        "nc", "debil", "debiles",
    ]),
    // Portuguese, French, Catalan and Galician, where they differ.
    Synonyms(Column(C::Action), Exact, Whole, Any, &["acao", "acoes", "accio", "accions", "acciones"]),
    Synonyms(Column(C::Area), Weak, Whole, Later, &["domaine", "domaines", "ambito", "ambit"]),
    Synonyms(Column(C::Objective), Exact, Noun, Any, &["objectif", "objectiu", "obxectivo"]),
    Synonyms(Column(C::Tasks), Exact, Whole, Any, &["tarefa", "tarefas", "tache", "taches", "tasques"]),
    Synonyms(Column(C::Start), Exact, Whole, Known, &["debut", "inici"]),
    Synonyms(Column(C::End), Exact, Whole, Known, &["fim", "echeance", "acabament"]),
    Synonyms(Column(C::Comments), Exact, Whole, Any, &[
        "commentaire", "commentaires", "comentari", "comentaris",
    ]),
    Synonyms(Time, Exact, Noun, Any, &[
        "tiempo", "cronograma", "temporalizacion", "temporalidad", "calendario",
        "calendarizacion",
    ]),
    Synonyms(Time, Exact, Whole, Any, &[
        "plazo", "plazos", "periodo", "fecha", "fechas", "time", "schedule", "date",
        "dates", "timeline", "timeframe",
    ]),
];

/// Words that say no more than the name of a column does.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
        "punto", "puntos", "de", "del", "la", "el", "los", "las", "lo", "y", "e", "o", "a", "al", "en",
        "para", "por", "con", "se", "su", "sus", "un", "una", "que", "cada", "va",
        "van", "ser", "mejorar", "mejora", "mejoras", "necesario", "necesarios",
        "necesaria", "necesarias", "requerido", "requeridos", "propuesto", "propuestos",
        "propuesta", "propuestas", "realizar", "ejecutar", "ejecucion", "implementar",
        "implementacion", "desarrollar", "desarrollo", "seguimiento", "cumplimiento",
        "institucional", "institucionales", "caf", "prevista", "previsto", "programada",
        "programado", "estimada", "estimado", "planificada", "planificado",
        "identificado", "identificados", "identificada", "identificadas", "detectado",
        "detectados", "detectada", "detectadas", "encontrado", "encontrados",
        "encontrada", "encontradas", "especifico", "especificos", "general",
        "generales", "esperado", "esperados", "logro", "logros", "correctiva",
        "correctivas", "preventiva", "preventivas", "persona", "personas", "cargo",
        "nombre", "descripcion", "mes", "ano", "of", "the", "and", "for", "to", "be",
        "improvement", "needed", "required", "proposed", "planned", "expected",
        "description", "follow", "up", "taken", "main", "specific", "key",
    ];

/// What a word stands for in a heading.
pub(super) fn meaning(piece: &str) -> Option<Meaning> {
    let first = piece.as_bytes().first()?;
    let begins = |word: &&&str| word.as_bytes().first() == Some(first);
    let near = || {
        GROUPS.iter().flat_map(|group| group.4.iter().filter(begins).map(move |it| (group, *it)))
    };
    let of = |group: &Synonyms, sure| Meaning { role: group.0, sure, beside: group.3 };
    if let Some((group, _)) = near().find(|(group, word)| group.2.is(piece, word)) {
        return Some(of(group, group.1));
    }
    // Only the words of the form are known well enough to be seen through a misspelling, whole
    // words before those of which the beginning alone is.
    let misspelt = |form| {
        let its = move |(group, word): &(&Synonyms, &str)| {
            group.1 == Exact && group.2 == form && form.is_near(piece, word)
        };
        near().find(its).map(|(group, _)| of(group, Guess))
    };
    if piece.len() < 5 {
        return None;
    }
    misspelt(Noun).or_else(|| misspelt(Stem))
}

impl WordForm {
    fn is(self, piece: &str, word: &str) -> bool {
        match self {
            Self::Whole => piece == word,
            Self::Noun => {
                let ending = piece.strip_prefix(word);
                let plural = ending.is_some_and(|ending| matches!(ending, "" | "s" | "es"));
                // Headings in narrow columns are cut off.
                plural || (piece.len() >= 5 && word.starts_with(piece))
            }
            Self::Stem => piece.starts_with(word) && !is_deed(piece),
        }
    }

    /// Whether the piece is the word with a slip in it.
    fn is_near(self, piece: &str, word: &str) -> bool {
        let near = |piece: &str| {
            if piece.len().abs_diff(word.len()) > 2 {
                return false;
            }
            let far = distance(piece, word, 2);
            far == 1 || (far == 2 && word.len() >= 9)
        };
        match self {
            Self::Whole => false,
            Self::Noun if word.len() < 5 => false,
            Self::Noun => {
                let singular = piece.strip_suffix("es").or(piece.strip_suffix('s'));
                near(piece) || near(singular.unwrap_or(piece))
            }
            Self::Stem => {
                let start = |end: usize| piece.get(..end).unwrap_or(piece);
                let long = word.len() >= 6 && !is_deed(piece);
                long && (near(start(word.len())) || near(start(word.len() - 1)))
            }
        }
    }
}

/// Whether a word is an infinitive, as *terminar* is.
fn is_deed(piece: &str) -> bool {
    ["ar", "er", "ir"].iter().any(|ending| piece.ends_with(ending))
}

/// Whether a word says no more than the name of a column does.
pub(crate) fn is_filler(piece: &str) -> bool {
    FILLERS.contains(&piece)
}

/// Whether a word is one of those, cut off or misspelt.
pub(super) fn is_nearly_filler(piece: &str) -> bool {
    let cut = |word: &&&str| piece.len() >= 3 && word.starts_with(piece);
    let near = |word: &&&str| piece.len() >= 5 && Noun.is_near(piece, word);
    FILLERS.iter().any(|word| cut(&word) || near(&word))
}

/// Whether a column whose heading begins with this word tells of the actions what the form has no
/// place for: `Estado de la acción` is no action.
pub(super) fn is_aside(piece: &str) -> bool {
    #[rustfmt::skip]
    const ASIDES: &[&str] = &[
        "estado", "status", "state", "avance", "avances", "progreso", "progress",
        "porcentaje", "evidencia", "evidencias", "evidence", "prioridad", "priority",
        "tipo", "type", "fuente", "fuentes", "source", "codigo", "code", "nivel",
        "level", "impacto", "impact", "linea", "baseline", "frecuencia", "frequency",
        "causa", "causas", "cause", "causes", "riesgo", "riesgos", "risk",
        "beneficiario", "beneficiarios", "donde", "where", "fortalezas", "strengths",
    ];
    ASIDES.contains(&piece)
}

/// Whether a date with this word beside it is none of the plan's two: `Fecha de aprobación`.
pub(super) fn is_other_date(piece: &str) -> bool {
    #[rustfmt::skip]
    const OTHERS: &[&str] = &[
        "real", "reales", "actual", "revision", "actualizacion", "aprobacion",
        "elaboracion", "seguimiento", "verificacion", "evaluacion", "reporte",
        "informe", "firma", "corte", "creacion", "registro", "deteccion", "hallazgo",
        "medicion", "review", "approval", "updated", "reported", "detected",
    ];
    OTHERS.contains(&piece)
}
