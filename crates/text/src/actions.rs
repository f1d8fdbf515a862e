//! The user's actions on an open plan: what each is called and what it does.

/// The words of one action.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Words {
    /// The words on the button.
    pub label: &'static str,
    /// What it does, in a sentence.
    pub help: &'static str,
}

const fn words(label: &'static str, help: &'static str) -> Words {
    Words { label, help }
}

texts! {
    /// The user's actions on an open plan.
    Actions {
        undo: Words = words("Deshacer", "Deshace el último cambio."),
            words("Undo", "Takes back the last change.");
        redo: Words = words("Rehacer", "Hace otra vez lo que se deshizo."),
            words("Redo", "Does again what was undone.");
        save: Words = words("Guardar", "Guarda ahora; el plan también se guarda solo."),
            words("Save", "Saves now; the plan also saves itself.");
        download: Words = words("Descargar", "Descarga el plan como Word, Excel, PDF u otro archivo."),
            words("Download", "Downloads the plan as Word, Excel, PDF or another file.");
        print: Words = words("Imprimir o PDF", "Muestra las hojas y las imprime o guarda como PDF."),
            words("Print or PDF", "Shows the pages and prints them or saves them as PDF.");
        find: Words = words("Buscar", "Muestra solo las acciones que contienen un texto."),
            words("Find", "Shows only the actions that contain a text.");
        add: Words = words("Agregar acción", "Agrega una acción debajo de la elegida, o al final."),
            words("Add action", "Adds an action below the chosen one, or at the end.");
        details: Words = words("Abrir la ficha", "Abre la acción elegida como ficha."),
            words("Open the form", "Opens the chosen action as a form.");
        duplicate: Words = words("Duplicar acción", "Copia la acción elegida debajo de ella."),
            words("Duplicate action", "Copies the chosen action below it.");
        move_up: Words = words("Subir acción", "Cambia la acción elegida con la de arriba."),
            words("Move action up", "Swaps the chosen action with the one above.");
        move_down: Words = words("Bajar acción", "Cambia la acción elegida con la de abajo."),
            words("Move action down", "Swaps the chosen action with the one below.");
        remove: Words = words("Quitar acción", "Quita la acción elegida; se puede deshacer."),
            words("Remove action", "Removes the chosen action; it can be undone.");
        group: Words = words("Agrupar por criterio", "Muestra un título sobre las acciones de cada criterio."),
            words("Group by criterion", "Shows a title above the actions of each criterion.");
        data: Words = words("Datos del plan", "Institución, período, firmas, comité y papel."),
            words("Plan details", "Institution, period, signatures, committee and paper.");
        bring: Words = words("Traer una copia devuelta", "Une al plan un archivo que le devolvieron, o lo abre como otro plan."),
            words("Bring a returned copy", "Joins a file that came back to the plan, or opens it as another plan.");
        versions: Words = words("Versiones anteriores", "Muestra cómo estaba el plan antes y vuelve a una versión."),
            words("Earlier versions", "Shows how the plan was before, and goes back to a version.");
        decide: Words = words("Decidir versiones", "Muestra las casillas con dos versiones, para elegir la que queda."),
            words("Decide versions", "Shows the fields with two versions, to choose the one that stays.");
        help: Words = words("Ayuda", "Muestra cómo trabajar con el plan."),
            words("Help", "Shows how to work with the plan.");
        saved_copy = "Su plan está guardado en este equipo. Una copia aparte lo protege si el equipo falla.",
            "Your plan is saved on this device. A copy elsewhere protects it should the device fail.";
        save_copy = "Guardar copia", "Save a copy";
        removed: fn(usize) -> String =
            |n| format!("Se quitó la acción {n}."), |n| format!("Action {n} was removed.");
    }
}
