//! What is told of a change of many cells or actions: a clause each, joined to one sentence.

/// A number with the words that go with one, or with several.
fn count(n: usize, one: &str, several: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {several}") }
}

/// A sentence that begins otherwise of one than of several.
fn done(n: usize, one: [&str; 2], several: [&str; 2]) -> String {
    let [verb, what] = if n == 1 { one } else { several };
    format!("{verb} {n} {what}")
}

/// The same in English, where the number agrees with what was done.
fn were(n: usize, what: &str, done: &str) -> String {
    let (s, were) = if n == 1 { ("", "was") } else { ("s", "were") };
    format!("{n} {what}{s} {were} {done}")
}

texts! {
    /// What is told of a change of many cells or actions. The point at the end is added.
    Ranges {
        emptied: fn(usize) -> String =
            |n| done(n, ["Se vació", "casilla"], ["Se vaciaron", "casillas"]), |n| were(n, "cell", "emptied");
        cut: fn(usize) -> String =
            |n| done(n, ["Se cortó", "casilla"], ["Se cortaron", "casillas"]), |n| were(n, "cell", "cut");
        filled: fn(usize) -> String =
            |n| done(n, ["Se llenó", "casilla"], ["Se llenaron", "casillas"]), |n| were(n, "cell", "filled");
        pasted_cells: fn(&str) -> String =
            |cells| format!("Se pegó en {cells}"), |cells| format!("Pasted into {cells}");
        pasted_block: fn(usize, &str) -> String =
            |n, columns| format!("{} de {columns}", done(n, ["Se pegó", "acción"], ["Se pegaron", "acciones"])),
            |n, columns| were(n, "action", &format!("pasted, of {columns}"));
        changed: fn(usize) -> String =
            |n| done(n, ["Se cambió", "acción"], ["Se cambiaron", "acciones"]), |n| were(n, "action", "changed");
        changed_in: fn(&str, &str) -> String =
            |column, actions| format!("Se cambió «{column}» en {actions}"),
            |column, actions| format!("“{column}” was changed in {actions}");
        removed: fn(usize) -> String =
            |n| done(n, ["Se quitó", "acción"], ["Se quitaron", "acciones"]), |n| were(n, "action", "removed");
        duplicated: fn(usize) -> String =
            |n| done(n, ["Se duplicó", "acción"], ["Se duplicaron", "acciones"]), |n| were(n, "action", "duplicated");
        moved: fn(usize) -> String =
            |n| done(n, ["Se movió", "acción"], ["Se movieron", "acciones"]), |n| were(n, "action", "moved");
        added: fn(usize) -> String =
            |n| count(n, "es nueva", "son nuevas"), |n| count(n, "is new", "are new");
        unclear: fn(usize) -> String =
            |n| count(n, "texto no se entendió y quedó marcado", "textos no se entendieron y quedaron marcados"),
            |n| count(n, "text was not understood and is marked", "texts were not understood and are marked");
        columns_left: fn(usize) -> String =
            |n| count(n, "columna no cupo a la derecha", "columnas no cupieron a la derecha"),
            |n| count(n, "column had no room to the right", "columns had no room to the right");
        unseen_actions: fn(usize) -> String =
            |n| count(n, "acción que no se ve quedó como estaba", "acciones que no se ven quedaron como estaban"),
            |n| count(n, "action that is not shown stays as it was", "actions that are not shown stay as they were");
        unseen_columns: fn(usize) -> String =
            |n| count(n, "columna que no se ve quedó como estaba", "columnas que no se ven quedaron como estaban"),
            |n| count(n, "column that is not shown stays as it was", "columns that are not shown stay as they were");
        cells_selected: fn(&str, &str, &str) -> String =
            |cells, actions, columns| format!("{cells}: {actions} × {columns}"),
            |cells, actions, columns| format!("{cells}: {actions} × {columns}");
        to_move: fn(&str) -> String =
            |actions| format!("Cortó {actions}: elija dónde y pegue (Ctrl+V), o deje con Esc"),
            |actions| format!("{actions} cut: choose where and paste (Ctrl+V), or leave with Esc");
        edit = "Editar", "Edit";
        copy = "Copiar", "Copy";
        copied = "Se copió.", "Copied.";
        empty = "Vaciar", "Empty";
        fill_down = "Llenar hacia abajo", "Fill down";
        has_headings = "La primera fila parece de encabezados. ¿Poner cada columna en la que su encabezado nombra?",
            "The first row looks like headings. Put each column into the one that its heading names?";
        by_headings = "Según los encabezados", "By the headings";
        as_it_is = "Tal como está", "As it is";
        in_their_group: fn(usize) -> String =
            |n| count(n, "sigue en su grupo (para llevarla a otro, cambie su criterio)", "siguen en su grupo (para llevarlas a otro, cambie su criterio)"),
            |n| count(n, "stays in its group (to take it to another, change its criterion)", "stay in their group (to take them to another, change their criterion)");
    }
}

#[cfg(test)]
mod tests {
    use plan::{Column, Label};

    use crate::{Language, Ranges};

    #[test]
    fn one_is_told_otherwise_than_several() {
        let Ranges { emptied, pasted_block, unclear, .. } = Ranges::ES;
        assert_eq!([1, 12].map(emptied), ["Se vació 1 casilla", "Se vaciaron 12 casillas"]);
        assert_eq!(pasted_block(5, "4 columnas"), "Se pegaron 5 acciones de 4 columnas");
        assert_eq!(pasted_block(1, "1 columna"), "Se pegó 1 acción de 1 columna");
        assert_eq!(unclear(2), "2 textos no se entendieron y quedaron marcados");
        let Ranges { emptied, pasted_block, .. } = Ranges::EN;
        assert_eq!([1, 12].map(emptied), ["1 cell was emptied", "12 cells were emptied"]);
        assert_eq!(pasted_block(5, "4 columns"), "5 actions were pasted, of 4 columns");
    }

    #[test]
    fn a_step_with_a_range_has_words_behind_undo() {
        let check = |label, spanish: &str, english: &str| {
            let words = [Language::Spanish, Language::English].map(|it| it.label(label));
            assert_eq!(words, [spanish, english]);
        };
        check(Label::EmptyCells { count: 1 }, "vaciar 1 casilla", "empty 1 cell");
        check(Label::FillCells { count: 9 }, "llenar 9 casillas", "fill 9 cells");
        check(Label::CutCells { count: 9 }, "cortar 9 casillas", "cut 9 cells");
        check(Label::PasteCells { count: 9 }, "pegar en 9 casillas", "paste into 9 cells");
        let block = Label::PasteBlock { actions: 5, columns: 4 };
        check(block, "pegar 5 acciones de 4 columnas", "paste 5 actions of 4 columns");
        let one = Label::ChangeInAll { column: Some(Column::End), count: 3 };
        check(one, "Fin en 3 acciones", "End in 3 actions");
        let several = Label::ChangeInAll { column: None, count: 3 };
        check(several, "cambiar 3 acciones", "change 3 actions");
        check(Label::RemoveSeveral { count: 3 }, "quitar 3 acciones", "remove 3 actions");
        check(Label::MoveSeveral { count: 3 }, "mover 3 acciones", "move 3 actions");
        check(Label::DuplicateSeveral { count: 3 }, "duplicar 3 acciones", "duplicate 3 actions");
    }
}
