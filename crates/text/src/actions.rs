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
        add: Words = words("Agregar acción", "Agrega una acción al final del criterio de la elegida, o al final del plan."),
            words("Add action", "Adds an action at the end of the criterion of the chosen one, or of the plan.");
        details: Words = words("Abrir la ficha", "Abre la acción elegida como ficha."),
            words("Open the form", "Opens the chosen action as a form.");
        duplicate: Words = words("Duplicar acción", "Copia la acción elegida debajo de ella."),
            words("Duplicate action", "Copies the chosen action below it.");
        move_up: Words = words("Subir acción", "Cambia la acción elegida con la de arriba; si están agrupadas, con la de su grupo."),
            words("Move action up", "Moves the chosen action above the one before it; while grouped, of its group.");
        move_down: Words = words("Bajar acción", "Cambia la acción elegida con la de abajo; si están agrupadas, con la de su grupo."),
            words("Move action down", "Moves the chosen action below the one after it; while grouped, of its group.");
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
        remove_this: fn(usize) -> String =
            |n| format!("¿Quitar la acción {n}?"), |n| format!("Remove action {n}?");
        choose_first = "Primero elija una acción, en la lista de acciones o en el cronograma.",
            "First choose an action, in the list of actions or on the timeline.";
        first: fn(usize) -> String =
            |n| format!("La acción {n} ya es la primera."), |n| format!("Action {n} is the first already.");
        last: fn(usize) -> String =
            |n| format!("La acción {n} ya es la última."), |n| format!("Action {n} is the last already.");
        first_of_group: fn(usize) -> String =
            |n| format!("La acción {n} ya es la primera de su grupo; para llevarla a otro, cambie su criterio."),
            |n| format!("Action {n} is the first of its group already; to take it to another, change its criterion.");
        last_of_group: fn(usize) -> String =
            |n| format!("La acción {n} ya es la última de su grupo; para llevarla a otro, cambie su criterio."),
            |n| format!("Action {n} is the last of its group already; to take it to another, change its criterion.");
    }
}
