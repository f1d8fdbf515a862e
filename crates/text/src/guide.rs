//! *Empezar desde la guía*: what of a self-assessment becomes actions.

texts! {
    /// The choice of what of a guide becomes actions.
    Guide {
        title = "¿Qué áreas entran al plan?", "Which areas go into the plan?";
        found: fn(usize, usize) -> String = |areas, examples| {
            let areas = if areas == 1 { "1 área de mejora".to_owned() } else { format!("{areas} áreas de mejora") };
            let examples = if examples == 1 { "1 ejemplo".to_owned() } else { format!("{examples} ejemplos") };
            format!("La guía trae {examples}, con {areas}.")
        }, |areas, examples| {
            let areas = if areas == 1 { "1 area for improvement".to_owned() } else { format!("{areas} areas for improvement") };
            let examples = if examples == 1 { "1 example".to_owned() } else { format!("{examples} examples") };
            format!("The guide has {examples}, with {areas}.")
        };
        advice = "Marque las que trabajará en este plan. Las demás no se pierden: quedan en el plan como áreas sin acción.",
            "Tick those that this plan will work on. The others are not lost: they stay in the plan as areas without an action.";
        no_areas = "Nadie escribió áreas de mejora en esta guía. Puede marcar ejemplos y escribir el área después.",
            "Nobody wrote areas for improvement in this guide. You can tick examples and write the area later.";
        target = "Agregar a", "Add to";
        new_plan = "Un plan nuevo", "A new plan";
        new_plan_of: fn(&str) -> String =
            |name| format!("Un plan nuevo de {name}"), |name| format!("A new plan of {name}");
        only_areas = "Solo con área de mejora", "Only with an area for improvement";
        all = "Marcar todas", "Tick all";
        none = "Ninguna", "None";
        all_of: fn(&str) -> String = |code| format!("Marcar todas las de {code}"), |code| format!("Tick all of {code}");
        none_of: fn(&str) -> String = |code| format!("No marcar ninguna de {code}"), |code| format!("Tick none of {code}");
        no_subcriterion = "Sin subcriterio", "No subcriterion";
        no_area = "Sin área de mejora", "No area for improvement";
        see_strengths = "Ver puntos fuertes", "See the strengths";
        see_example = "Ver el ejemplo", "See the example";
        example: fn(&str) -> String = |n| format!("Ejemplo {n}"), |n| format!("Example {n}");
        add: fn(usize) -> String = |n| match n {
            0 => "Seguir sin acciones".to_owned(),
            1 => "Agregar 1 acción".to_owned(),
            n => format!("Agregar {n} acciones"),
        }, |n| match n {
            0 => "Go on without actions".to_owned(),
            1 => "Add 1 action".to_owned(),
            n => format!("Add {n} actions"),
        };
        rest: fn(usize) -> String = |n| match n {
            0 => "No queda ninguna área sin acción.".to_owned(),
            1 => "Queda 1 en el plan como área sin acción.".to_owned(),
            n => format!("Quedan {n} en el plan como áreas sin acción."),
        }, |n| match n {
            0 => "No area is left without an action.".to_owned(),
            1 => "1 stays in the plan as an area without an action.".to_owned(),
            n => format!("{n} stay in the plan as areas without an action."),
        };
        added: fn(usize, &str) -> String = |n, name| match n {
            0 => format!("Las áreas de la guía están en {name}."),
            1 => format!("Se agregó 1 acción a {name}."),
            n => format!("Se agregaron {n} acciones a {name}."),
        }, |n, name| match n {
            0 => format!("The areas of the guide are in {name}."),
            1 => format!("1 action was added to {name}."),
            n => format!("{n} actions were added to {name}."),
        };
        gone = "Ese plan ya no está en este equipo. No se agregó nada: elija otro.",
            "That plan is no longer on this device. Nothing was added: choose another.";
        bring_or = "O pegue el texto de la guía", "Or paste the text of the guide";
        bring_copy = "En Word, selecciónela toda (Ctrl+E), cópiela (Ctrl+C) y péguela aquí (Ctrl+V).",
            "In Word, select all of it (Ctrl+A), copy it (Ctrl+C) and paste it here (Ctrl+V).";
        bring_box = "El texto de la guía", "The text of the guide";
        no_guide = "Esto no parece una guía de autoevaluación: no tiene las tablas con sus títulos (Ejemplos, Puntos fuertes, Áreas de mejora). Revise que sea el archivo correcto, o copie la guía y péguela aquí. No se cambió nada.",
            "This does not look like a self-assessment guide: it lacks the tables with their headings (Ejemplos, Puntos fuertes, Áreas de mejora). Check that it is the right file, or copy the guide and paste it here. Nothing was changed.";
        bring_file = "Elija el archivo de su guía de autoevaluación, aunque sea largo. Aquí se le preguntará qué entra al plan.",
            "Choose the file of your self-assessment guide, however long. You are then asked what goes into the plan.";
    }
}

texts! {
    /// *Áreas sin acción*, in *Datos del plan*.
    Areas {
        title: fn(usize) -> String =
            |n| format!("Áreas sin acción ({n})"), |n| format!("Areas without an action ({n})");
        hint = "Salieron de la guía y todavía nada se hace por ellas. No se imprimen.",
            "They came from the guide, and nothing is done about them yet. They are not printed.";
        adopt = "Agregar como acción", "Add as an action";
        adopt_this: fn(&str) -> String =
            |text| format!("Agregar como acción: {text}"), |text| format!("Add as an action: {text}");
        adopted: fn(usize) -> String =
            |n| format!("Es ahora la acción {n}."), |n| format!("It is now action {n}.");
        remove_this: fn(&str) -> String =
            |text| format!("Quitar esta área: {text}"), |text| format!("Remove this area: {text}");
    }
}
