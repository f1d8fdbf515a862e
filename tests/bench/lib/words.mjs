// The parts of the invented sentences that fill the plans of the benchmark. None has a "w":
// that letter is what the benchmark types, so that it is found only where it was typed.

export const LACKS = [
  "No se evidencia un procedimiento escrito para",
  "No existe un registro actualizado de",
  "Falta dar seguimiento oportuno a",
  "Son escasos los recursos que se destinan a",
  "El personal conoce poco las normas sobre",
  "No se mide con regularidad el resultado de",
  "Se atiende con retraso lo relativo a",
  "No están definidos los responsables de",
  "Los informes disponibles no reflejan",
  "Se carece de un plan anual para",
];

export const MATTERS = [
  "la recepción y respuesta de las quejas ciudadanas",
  "el mantenimiento de los parques y las áreas verdes",
  "la recogida de los desechos sólidos en los barrios",
  "la inducción del personal de nuevo ingreso",
  "la evaluación del desempeño de los encargados",
  "el archivo de los expedientes de obras públicas",
  "la divulgación de los servicios en línea",
  "la consulta a las juntas de vecinos",
  "el inventario de los bienes muebles",
  "la prevención de riesgos laborales en los talleres",
  "el control de los tiempos de espera en ventanilla",
  "la ejecución del presupuesto participativo",
  "las alianzas con escuelas y asociaciones locales",
  "el ahorro de energía en las oficinas",
];

export const CLAUSES = [
  ", por lo que cada unidad actúa según su propio criterio",
  ", y los datos que se recogen no llegan a tiempo a la dirección",
  ", a pesar de las recomendaciones de la última autoevaluación",
  ", sobre todo en las delegaciones más alejadas",
  ", lo que dificulta rendir cuentas ante la comunidad",
  "",
  "",
];

export const DEEDS = [
  "Elaborar y aprobar un instructivo para",
  "Poner en marcha una mesa de trabajo sobre",
  "Crear un tablero mensual que muestre",
  "Capacitar al personal de las áreas en",
  "Realizar una campaña anual dedicada a",
  "Actualizar el manual institucional en lo referente a",
  "Levantar una línea base y fijar metas para",
];

export const PURPOSES = [
  "Garantizar que se cumpla con regularidad",
  "Mejorar la calidad y los plazos de",
  "Reducir a la mitad los reclamos sobre",
  "Fortalecer la participación de todos en",
  "Lograr que la dirección decida con datos sobre",
  "Aumentar la satisfacción de los munícipes con",
];

export const TASKS = [
  "Reunir a los encargados y acordar el alcance del trabajo",
  "Redactar la primera versión y someterla a revisión jurídica",
  "Publicar el documento aprobado en los murales y en el portal",
  "Impartir dos talleres prácticos al personal de primera línea",
  "Aplicar una encuesta breve a los usuarios de cada servicio",
  "Registrar los avances en el tablero y presentarlos cada trimestre",
  "Comprar los materiales previstos según el plan de compras",
  "Designar por escrito a un responsable en cada departamento",
  "Comparar los resultados con los del año anterior",
  "Corregir las desviaciones y dejar constancia en acta",
  "Visitar las delegaciones y recoger sus observaciones",
];

export const RESOURCES = [
  "Humanos",
  "Humanos y tecnológicos",
  "Humanos, materiales y económicos",
  "RD$ 85,000 del presupuesto de capacitación",
  "Equipo informático y papelería",
];

export const INDICATORS = [
  "Porcentaje de casos atendidos dentro del plazo sobre el total recibido",
  "Cantidad de talleres realizados con lista de asistencia",
  "Número de informes trimestrales entregados a la dirección",
  "Índice de satisfacción de los usuarios encuestados",
  "Documento aprobado y publicado en el portal institucional",
];

export const TARGETS = ["90 %", "4 al año", "al menos 12", "", ""];

export const UNITS = [
  "Dirección de Planificación",
  "Recursos Humanos",
  "Comité de Calidad",
  "Departamento Administrativo y Financiero",
  "Servicios Públicos",
  "Oficina de Acceso a la Información",
  "Unidad de Tecnología",
  "Comunicaciones",
];

export const COMMENTS = [
  "",
  "",
  "Depende de que se apruebe el presupuesto.",
  "Se inició el año pasado; quedan pendientes dos delegaciones.",
  "Coordinar con la alcaldía antes de publicar.",
];

export const MONTHS = [
  "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic",
];

/** How many subcriteria each criterion of the guide has. */
export const SUBCRITERIA = [4, 4, 3, 6, 3, 2, 2, 2, 2];
