// The plan of the journeys, here and in other engines.

/** A plan of our own, as messy as the real ones. */
export const MESSY = [
  "PLAN DE MEJORA INSTITUCIONAL AYUNTAMIENTO DE LOMA VERDE 2026 - 2027",
  "",
  [
    "No.", "Criterio No.", "Subcriterio No.", "Área de Mejora", "Acción de Mejora", "Objetivo",
    "Tareas", "Tiempo", "", "Recursos necesarios", "Indicador", "Responsable de", "Comentarios",
  ].join("\t"),
  ["", "", "", "", "", "", "", "Inicio", "Fin", "", "", "", ""].join("\t"),
  [
    "1", "I", "1.2 (4)", "<b>No existe un calendario de reuniones</b>", "Acordar un calendario",
    "Ordenar las reuniones del año", "1. Proponer fechas. 2. Aprobarlas. 3. Colgarlas", "feb-26",
    "mayo 26-", "Humanos", "Número de reuniones celebradas", "Alcaldía, RRHH", "N/A",
  ].join("\t"),
  [
    "2", "", "4.5 (2)", "No se evidencia un inventario de equipos", "Levantar el inventario",
    "Conocer los equipos", "1. Visitar cada oficina", "cuando se pueda", "dic. 2026",
    "Tecnológicos", "Porcentaje de equipos registrados", "Tecnología", "",
  ].join("\t"),
].join("\n");
