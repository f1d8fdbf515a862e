//! *Ajustes*.

texts! {
    /// *Ajustes*.
    Settings {
        title = "Ajustes", "Settings";
        back = "Volver", "Back";
        language = "Idioma", "Language";
        theme = "Colores", "Colours";
        theme_auto = "Automático", "Automatic";
        theme_auto_hint = "los de su equipo", "those of your device";
        theme_light = "Claro", "Light";
        theme_dark = "Oscuro", "Dark";
        name = "Nombre con el que firma sus cambios", "Name with which you sign your changes";
        name_hint = "Va dentro de los archivos que usted envía. Puede quedar en blanco.",
            "It goes inside the files you send. It can stay blank.";
        remembered = "Se recuerda en este equipo. No cambia sus planes.",
            "Remembered on this device. It does not change your plans.";
        not_remembered = "Este navegador no permite guardar: la elección dura hasta que cierre la página.",
            "This browser does not allow saving: the choice lasts until you close the page.";
        about = "Acerca de", "About";
        version: fn(&str) -> String = |version| format!("Versión: {version}"), |version| format!("Version: {version}");
    }
}

impl crate::Language {
    /// Both languages, in the order of the settings.
    pub const ALL: [Self; 2] = [Self::Spanish, Self::English];

    /// The name of this language in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Spanish => "Español",
            Self::English => "English",
        }
    }
}
