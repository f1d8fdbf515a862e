//! Long lists, of which some lines are shown at first.

texts! {
    /// Long lists, of which some lines are shown at first.
    Lists {
        shown: fn(usize, usize) -> String =
            |shown, all| format!("Se ven {shown} de {all}."), |shown, all| format!("{shown} of {all} are shown.");
        more: fn(usize) -> String = |n| format!("Ver {n} más"), |n| format!("Show {n} more");
        rest: fn(usize) -> String = |n| format!("Ver todo lo que falta ({n})"), |n| format!("Show all the others ({n})");
    }
}
