//! The app kept in this browser, and its newer versions.

texts! {
    /// The app kept in this browser, and its newer versions.
    Updates {
        ready = "Ya puede trabajar sin internet.", "You can now work without internet.";
        newer = "Hay una versión nueva de Mejora.", "There is a newer version of Mejora.";
        update = "Actualizar", "Update";
        not_safe = "No se pudo guardar todo, así que Mejora no se actualizó. Descargue su copia e inténtelo otra vez.",
            "Not everything could be saved, so Mejora was not updated. Download your copy and try again.";
        not_updated = "Mejora no se pudo actualizar. Cierre todas sus pestañas y vuelva a abrirla.",
            "Mejora could not be updated. Close all its tabs and open it again.";
        group = "Sin internet", "Without internet";
        keep = "Guardar Mejora en este navegador", "Keep Mejora in this browser";
        keep_hint = "se abre también sin internet", "it then opens without internet too";
        coming = "Se está descargando; siga conectado.", "It is being downloaded; stay connected.";
        not_kept = "Sin internet, Mejora no se abrirá. Sus planes siguen en este equipo.",
            "Without internet, Mejora will not open. Your plans stay on this device.";
        can_install = "Puede instalar Mejora como una aplicación.", "You can install Mejora as an app.";
        install = "Instalar", "Install";
        install_hint = "Mejora se abre entonces desde su propio icono, en su propia ventana.",
            "Mejora then opens from its own icon, in its own window.";
        impossible = "Este navegador no lo permite aquí.", "This browser does not allow it here.";
        rescue = "Descargar todos mis planes, también si Mejora no abre",
            "Download all my plans, even if Mejora does not open";
    }
}
