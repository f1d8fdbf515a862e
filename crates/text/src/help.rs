//! *Ayuda*: how to work with a plan, and the keys.

/// A question and its answer, a paragraph a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Topic {
    /// The question.
    pub title: &'static str,
    /// The answer.
    pub text: &'static [&'static str],
}

texts! {
    /// *Ayuda*.
    Help {
        title = "Ayuda", "Help";
        topics: &'static [Topic] = &TOPICS_ES, &TOPICS_EN;
        keys = "Teclas", "Keys";
        keys_plan = "En un plan", "In a plan";
        keys_table = "En la tabla", "In the table";
        keys_text = "Mientras escribe en una casilla", "While you type in a cell";
        keys_timeline = "En el cronograma", "In the timeline";
        cell_beside = "Va a la casilla de al lado.", "Goes to the cell beside it.";
        cell_next = "Va a la casilla siguiente o a la anterior y, después de la última, sale de la tabla. Con Esc y luego Tab se sale desde cualquier casilla.",
            "Goes to the next cell or the one before and, past the last, out of the table. Esc and then Tab leads out from any cell.";
        cell_edit = "Escribe en la casilla, con el cursor al final. También basta una letra: a un texto se le agrega; un criterio, un subcriterio o un mes se reemplaza.",
            "Types in the cell, with the caret at its end. A letter will do as well: to a text it is added; a criterion, a subcriterion or a month is replaced.";
        cell_month = "En Inicio y Fin, pone el mes siguiente o el anterior.",
            "In Start and End, sets the next month or the one before.";
        cell_clear = "Vacía la casilla o todo lo seleccionado; se puede deshacer.",
            "Empties the cell or all that is selected; it can be undone.";
        cell_row_ends = "Va a la primera o a la última casilla de la acción.",
            "Goes to the first or the last cell of the action.";
        cell_edges = "Va al borde de la tabla en esa dirección.",
            "Goes to the edge of the table in that direction.";
        cell_table_ends = "Va a la primera o a la última casilla de la tabla.",
            "Goes to the first or the last cell of the table.";
        cell_pages = "Sube o baja una pantalla de acciones.", "Goes up or down by a screen of actions.";
        cell_given_up = "Deja seleccionada una sola casilla; no borra nada.",
            "Leaves a single cell selected; nothing is erased.";
        range_beside = "Amplía o reduce la selección una casilla.",
            "Extends or shrinks the selection by a cell.";
        range_far = "Amplía o reduce la selección hasta donde la tecla llega sin Shift.",
            "Extends or shrinks the selection to where the key leads without Shift.";
        range_whole = "Selecciona la fila, la columna o todas las casillas.",
            "Selects the row, the column or all cells.";
        range_fill = "Repite hacia abajo la primera fila de lo seleccionado; en una sola casilla, lo que dice la de arriba.",
            "Repeats the first row of what is selected downwards; in a single cell, what the one above says.";
        clipboard = "Copia, corta o pega lo seleccionado, también entre Mejora y Word o Excel.",
            "Copies, cuts or pastes what is selected, also between Mejora and Word or Excel.";
        text_done = "Termina y baja. En las tareas, agrega una.",
            "Ends the cell and goes down. In the tasks, adds one.";
        text_stay = "Termina y se queda en la casilla; si hay varias seleccionadas, lo escribe en todas.",
            "Ends the cell and stays on it; where several are selected, writes it in all of them.";
        text_line = "Comienza otra línea dentro del texto.", "Begins another line within the text.";
        text_next = "Termina y pasa a la casilla siguiente; con Shift, a la anterior.",
            "Ends the cell and goes to the next; with Shift, to the one before.";
        text_month = "En Inicio y Fin, pone el mes siguiente o el anterior mientras escribe.",
            "In Start and End, sets the next month or the one before as you type.";
        text_year = "En Inicio y Fin, adelanta o atrasa un año mientras escribe.",
            "In Start and End, goes a year later or earlier as you type.";
        text_choice = "Donde hay una lista, pasa de una opción a otra.",
            "Where there is a list, goes from one choice to another.";
        text_given_up = "Deja la casilla como estaba y ofrece recuperar lo escrito.",
            "Leaves the cell as it was and offers what was typed.";
        bar_move = "Mueve la barra un mes.", "Moves the bar by a month.";
        bar_end = "Cambia el fin por un mes.", "Changes the end by a month.";
        bar_start = "Cambia el inicio por un mes.", "Changes the start by a month.";
        bar_beside = "Va a la acción de arriba o a la de abajo.", "Goes to the action above or below.";
        bar_ends = "Va a la primera o a la última acción del cronograma.",
            "Goes to the first or the last action of the timeline.";
        bar_open = "Abre la ficha de la acción.", "Opens the form of the action.";
        bar_given_up = "Mientras arrastra una barra, deja las fechas como estaban.",
            "While you drag a bar, leaves the dates as they were.";
        key_space = "Espacio", "Space";
        key_page_up = "RePág", "PgUp";
        key_page_down = "AvPág", "PgDn";
        key = "Tecla", "Key";
        does = "Qué hace", "What it does";
        mac = "En una Mac, Cmd vale por Ctrl.", "On a Mac, Cmd stands for Ctrl.";
    }
}

const TOPICS_ES: [Topic; 5] = [
    Topic {
        title: "Traer un plan de Word o Excel",
        text: &[
            "Abra su plan en Word o Excel, seleccione toda la tabla con sus títulos y cópiela. En Mis planes, abra la primera puerta y péguela en el cuadro.",
            "Mejora le muestra cómo entendió cada acción junto al texto original, y qué conviene que usted decida. Nada se guarda hasta que usted lo acepte.",
        ],
    },
    Topic {
        title: "Escribir",
        text: &[
            "Toque una casilla de la tabla y escriba; tóquela otra vez para cambiar lo que dice. Toque dos veces el número de una acción para verla completa en su ficha; en un teléfono, toque la acción misma. Cada cambio se guarda solo y se puede deshacer.",
            "Los meses se escriben como usted acostumbra: mar-26, 3/26 o marzo 2026.",
        ],
    },
    Topic {
        title: "Ver el cronograma",
        text: &[
            "El cronograma dibuja cada acción por meses. Arrastre una barra para moverla, o uno de sus extremos para alargarla o acortarla; con el dedo, toque antes la barra para elegirla.",
        ],
    },
    Topic {
        title: "Descargar, enviar e imprimir",
        text: &[
            "Descargar le da el plan en Word, Excel o PDF, o como página web, que se abre en cualquier teléfono. Word, Excel, la página web y la copia de Mejora llevan todo el plan por dentro: en otro equipo se abren desde Mis planes, con la primera puerta.",
            "Imprimir o PDF muestra las hojas como saldrán.",
        ],
    },
    Topic {
        title: "Dónde están sus planes",
        text: &[
            "Solo en este equipo y en este navegador. No hay cuenta ni servidor, y nadie los ve hasta que usted los envíe.",
            "Si se borran los datos del navegador o se cambia el equipo, los planes se pierden: tenga una copia descargada de cada uno.",
        ],
    },
];

const TOPICS_EN: [Topic; 5] = [
    Topic {
        title: "Bring in a plan from Word or Excel",
        text: &[
            "Open your plan in Word or Excel, select the whole table with its headings and copy it. In My plans, open the first door and paste it into the box.",
            "Mejora shows how it understood each action beside the original text, and what is for you to decide. Nothing is saved until you accept it.",
        ],
    },
    Topic {
        title: "Write",
        text: &[
            "Touch a cell of the table and type; touch it again to change what it says. Touch the number of an action twice to see all of it in its form; on a phone, touch the action itself. Every change saves itself and can be undone.",
            "Write months the way you are used to: mar-26, 3/26 or marzo 2026.",
        ],
    },
    Topic {
        title: "See the timeline",
        text: &[
            "The timeline draws each action by months. Drag a bar to move it, or one of its ends to make it longer or shorter; by finger, tap the bar first to choose it.",
        ],
    },
    Topic {
        title: "Download, send and print",
        text: &[
            "Download gives you the plan in Word, Excel or PDF, or as a web page, which opens on any phone. Word, Excel, the web page and the Mejora copy carry the whole plan inside: on another device they open from My plans, with the first door.",
            "Print or PDF shows the pages as they will come out.",
        ],
    },
    Topic {
        title: "Where your plans are",
        text: &[
            "Only on this device and in this browser. There is no account and no server, and nobody sees them until you send them.",
            "If the browser's data is erased or the device replaced, the plans are lost: keep a downloaded copy of each.",
        ],
    },
];
