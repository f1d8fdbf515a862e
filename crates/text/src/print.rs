//! The screen *Imprimir o PDF*, and what stands on the sheets.

use plan::{Column, Paper, PrintSize};

use crate::Language;

texts! {
    /// The screen *Imprimir o PDF*, and what stands on the sheets.
    Print {
        title = "Imprimir o PDF", "Print or PDF";
        back = "Volver al plan", "Back to the plan";
        print = "Imprimir", "Print";
        print_help = "Abre el cuadro de impresión; allí también se guarda como PDF.",
            "Opens the print dialog, which also saves as PDF.";
        paper = "Papel", "Paper";
        size = "Letra", "Text size";
        committee = "Comité", "Committee";
        committee_title = "Comité de Calidad", "Quality Committee";
        no_signatures = "Para imprimir las firmas, agréguelas en", "To print signatures, add them in";
        choose_paper: fn(&str) -> String =
            |paper| format!("Elija Horizontal y papel {paper} en el cuadro de impresión: este navegador no lo hace solo."),
            |paper| format!("Choose Landscape and {paper} paper in the print dialog: this browser does not do so itself.");
        measuring = "Contando las hojas…", "Counting the sheets…";
        sheet: fn(usize, usize) -> String =
            |page, of| format!("Página {page} de {of}"), |page, of| format!("Page {page} of {of}");
        plan_title = "Plan de Mejora Institucional", "Institutional Improvement Plan";
        time = "Tiempo", "Time";
        no_actions = "Este plan todavía no tiene acciones.", "This plan has no actions yet.";
        target: fn(&str) -> String = |target| format!("Meta: {target}"), |target| format!("Target: {target}");
    }
}

impl Language {
    /// A number of sheets of a paper: "3 hojas Carta".
    pub fn sheets(self, count: usize, paper: Paper) -> String {
        let paper = self.paper(paper);
        match (self, count) {
            (Self::Spanish, 1) => format!("1 hoja {paper}"),
            (Self::Spanish, _) => format!("{count} hojas {paper}"),
            (Self::English, 1) => format!("1 {paper} sheet"),
            (Self::English, _) => format!("{count} {paper} sheets"),
        }
    }

    /// A size of printed text: "8.5 pt".
    pub fn print_size(self, size: PrintSize) -> String {
        let half = size.get();
        format!("{}{} pt", half / 2, if half.is_multiple_of(2) { "" } else { ".5" })
    }

    /// The heading of a column on paper, as on the official form. Soft hyphens say where a
    /// narrow column may break a long word.
    pub const fn printed_column(self, column: Column) -> &'static str {
        let (es, en) = match column {
            Column::Number => ("No.", "No."),
            Column::Criterion => ("Crite\u{ad}rio No.", "Crite\u{ad}rion No."),
            Column::Subcriterion => ("Subcri\u{ad}terio No.", "Subcri\u{ad}terion No."),
            Column::Area => ("Área de Mejora", "Area for Improve\u{ad}ment"),
            Column::Action => ("Acción de Mejora", "Improve\u{ad}ment Action"),
            Column::Objective => ("Obje\u{ad}tivo", "Objec\u{ad}tive"),
            Column::Tasks => ("Tareas", "Tasks"),
            Column::Start => ("Inicio", "Start"),
            Column::End => ("Fin", "End"),
            Column::Resources => ("Recur\u{ad}sos nece\u{ad}sarios", "Resources needed"),
            Column::Indicator => ("Indica\u{ad}dor", "Indica\u{ad}tor"),
            Column::Responsible => {
                ("Respon\u{ad}sable de segui\u{ad}miento", "Respon\u{ad}sible for follow-up")
            }
            Column::Comments => ("Comen\u{ad}tarios", "Com\u{ad}ments"),
        };
        self.pick(es, en)
    }
}
