//! The months to tap.

texts! {
    /// A year and its months, to choose one.
    Months {
        choose = "Elegir el mes", "Choose the month";
        year_before = "Año anterior", "Year before";
        year_after = "Año siguiente", "Year after";
        write = "Escribir la fecha", "Type the date";
        clear = "Quitar la fecha", "Remove the date";
    }
}
