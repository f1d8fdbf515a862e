// Plans as people have them, whatever their shape: how each is understood, and how it is asked.
import { commented, docx, xlsx } from "./office.mjs";
import { choose, download, paste, pasteCells } from "./steps.mjs";
import { expect, expectAccessible, open, test } from "./support.mjs";

const opening = (page) => page.locator('[data-screen="opening"]');
const understood = (page) => page.locator(".understood");
const said = (page, kind) => page.locator(`.finding[data-kind="${kind}"]`);

/** Takes the plan as it was understood and gives its actions. */
async function accept(page) {
  await page.locator("[data-accept]").click();
  await expect(page.locator('[data-screen="table"]')).toBeVisible();
  return (await download(page)).json.plan.actions;
}

/** Nothing of the preview is wider than the screen, also not within a box of its own. */
async function expectNoSideways(page) {
  const wide = await page.locator(".opening, .opening *").evaluateAll((all) =>
    all.filter((it) => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 1
      && getComputedStyle(it).overflowX !== "visible").map((it) => it.className));
  expect(wide).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
}

const FORM = [
  ["Acción de mejora", "Señalizar las rutas de salida"],
  ["Área de mejora", "No hay señales de evacuación"],
  ["Objetivo", "Salir a tiempo del edificio"],
  ["Tareas", "1. Medir los pasillos\n2. Colgar las señales"],
  ["Fecha de inicio", "marzo 2026"],
  ["Fecha de fin", "junio 2026"],
  ["Responsable", "Servicios Generales"],
];

test("a vertical form is an action, and so is each further one", async ({ page }) => {
  await open(page);
  const other = FORM.map(([label, value]) => [label, value.replace("salida", "entrada")]);
  await choose(page, "Fichas.docx", docx(["Plan de Mejora 2026", FORM, "Otra ficha", other]));
  await expect(understood(page)).toHaveCount(2);
  await expect(understood(page).first()).toContainText("Señalizar las rutas de salida");
  await page.locator(".mended summary").first().click();
  await expect(said(page, "forms_read")).toContainText("El plan vino como fichas");
  await expectAccessible(page);
  const actions = await accept(page);
  expect(actions.map((it) => it.action)).toEqual([
    "Señalizar las rutas de salida", "Señalizar las rutas de entrada",
  ]);
  expect(actions[0].tasks.map((task) => task.text)).toEqual(["Medir los pasillos", "Colgar las señales"]);
  expect([actions[1].start.month, actions[1].end.month]).toEqual(["2026-03", "2026-06"]);
});

const GRID = [
  ["No.", "Área de mejora", "Acción de mejora", "Responsable", "2026", "", "", "", "", ""],
  ["", "", "", "", "Ene", "Feb", "Mar", "Abr", "May", "Jun"],
  ["1", "El archivo está sin ordenar", "Ordenar el archivo", "Secretaría", "", "X", "X", "X", "", ""],
  ["2", "Faltan extintores", "Comprar extintores", "Compras", "", "", "", "", "x", ""],
];

test("a grid of months under one year gives start and end", async ({ page }) => {
  await open(page);
  await choose(page, "Cronograma.xlsx", xlsx(GRID, ["E1:J1"]));
  await expect(understood(page)).toHaveCount(2);
  await expect(understood(page).first()).toContainText("feb 26 – abr 26");
  await page.locator(".mended summary").first().click();
  await expect(said(page, "marks_read")).toHaveCount(1);
  await expect(said(page, "marks_read")).toContainText("se leyeron de las marcas");
  await expectNoSideways(page);
  await expectAccessible(page);
  const actions = await accept(page);
  expect(actions.map((it) => [it.start.month, it.end.month])).toEqual([
    ["2026-02", "2026-04"], ["2026-05", "2026-05"],
  ]);
});

test("painted months give start and end, and that is said in one line", async ({ page }) => {
  await open(page);
  const cell = (text) =>
    /^x$/i.test(text) ? '<td style="background:#4472c4"></td>' : `<td>${text}</td>`;
  const line = (cells) => `<tr>${cells.map(cell).join("")}</tr>`;
  const rows = GRID.map(line).join("").replace(`<td>2026</td>${"<td></td>".repeat(5)}`, "<td colspan=6>2026</td>");
  await choose(page, "Cronograma.html", `<html><body><table border=1>${rows}</table></body></html>`);
  await expect(understood(page)).toHaveCount(2);
  await expect(understood(page).first()).toContainText("feb 26 – abr 26");
  await expect(page.locator(".look").locator(said(page, "paint_read"))).toHaveCount(1);
  await expect(said(page, "paint_read")).toContainText("se leyeron del color");
});

const HEADER = [
  "No.", "Área de Mejora", "Acción de Mejora", "Objetivo", "Tareas", "Inicio", "Fin", "Responsable",
];

/** A row of a plan with these dates. */
function row(number, start, end) {
  return [
    `${number}`, `Falta el control ${number}`, `Poner el control ${number}`, `Saber qué pasa ${number}`,
    `1. Diseñar el control ${number}`, start, end, "Planificación",
  ];
}

test("comments are kept as internal notes, and said as one", async ({ page }) => {
  await open(page);
  const rows = [1, 2, 3, 4].map((number) => row(number, "feb-26", "may-26"));
  const file = commented(["Plan de Mejora 2026", [HEADER, ...rows]], {
    "Poner el control 1": ["Ana Ruiz", "Falta la firma del encargado"],
    "Saber qué pasa 3": ["Luis Díaz", "¿Quién lo paga?"],
    "Falta el control 4": ["Ana Ruiz", "Revisar con Compras"],
  });
  await choose(page, "Comentado.docx", file);
  await expect(understood(page)).toHaveCount(4);
  const finding = said(page, "comment_kept");
  await expect(finding).toHaveCount(1);
  await expect(finding).toContainText("Había 3 comentarios. Quedaron en notas internas.");
  await expect(finding).toContainText("Acciones 1, 3 y 4");
  await expect(finding.locator(".place")).toHaveCount(0);
  await finding.locator("summary").click();
  await expect(finding.locator(".place")).toHaveCount(3);
  await expect(finding.locator(".place").nth(1)).toContainText("¿Quién lo paga?");
  await expectNoSideways(page);
  await expectAccessible(page);
  const actions = await accept(page);
  expect(actions.map((it) => it.internal_note)).toEqual([
    "Ana Ruiz: Falta la firma del encargado", "", "Luis Díaz: ¿Quién lo paga?", "Ana Ruiz: Revisar con Compras",
  ]);
});

const AMERICAN = [HEADER, row(1, "03/04/2026", "05/06/2026"), row(2, "04/05/2026", "07/08/2026"),
  row(3, "02/03/2026", "10/11/2026")];
const table = (rows) => rows.map((cells) => cells.join("\t")).join("\n");

test("the order of day and month is asked once, and the answer redoes all dates", async ({ page }) => {
  await open(page);
  await paste(page, table(AMERICAN));
  const decide = page.locator(".decide");
  await expect(decide.locator("h2")).toHaveText("Decida usted (1)");
  const question = decide.locator(".finding").first();
  await expect(question).toHaveAttribute("data-kind", "date_order");
  await expect(question).toContainText("¿03/04/2026 es 3 de abril de 2026 o 4 de marzo de 2026?");
  const [day, month] = ["day", "month"].map((key) => question.locator(`input[value="${key}"]`));
  await expect(day).toBeChecked();
  const cards = question.locator(".choice-card");
  await expect(cards.nth(0)).toContainText("= 3 de abril de 2026");
  await expect(cards.nth(1).locator(".was")).toHaveText(["03/04/2026", "04/05/2026", "02/03/2026"]);
  await expect(cards.nth(1)).toContainText("= 4 de marzo de 2026");
  await expect(understood(page).nth(0)).toContainText("3/4/26 – 5/6/26");
  await expectNoSideways(page);
  await expectAccessible(page);

  await month.check();
  await expect(month).toBeFocused();
  await expect(decide.locator("h2")).toHaveText("Decida usted (0)");
  const shown = ["4/3/26 – 6/5/26", "5/4/26 – 8/7/26", "3/2/26 – 11/10/26"];
  for (const [at, dates] of shown.entries()) {
    await expect(understood(page).nth(at)).toContainText(dates);
  }
  await day.check();
  await expect(understood(page).nth(2)).toContainText("2/3/26 – 10/11/26");
  await month.check();
  await expect(understood(page).nth(2)).toContainText(shown[2]);
  const actions = await accept(page);
  const dates = actions.map(({ start, end }) => [start, end].map((it) => `${it.month} ${it.day}`));
  expect(dates).toEqual([["2026-03 4", "2026-05 6"], ["2026-04 5", "2026-07 8"], ["2026-02 3", "2026-10 11"]]);
});

test("what comes fifteen times is one finding, corrected at each of its places", async ({ page }) => {
  await open(page);
  const rows = Array.from({ length: 15 }, (_, at) => row(at + 1, "pronto", "dic-26"));
  await paste(page, table([HEADER, ...rows]));
  const decide = page.locator(".decide");
  const finding = said(page, "date_unclear");
  await expect(finding).toHaveCount(1);
  await expect(decide.locator("h2")).toHaveText("Decida usted (1)");
  await expect(finding).toContainText("15 fechas no se entendieron.");
  await expect(finding).toContainText("Inicio · Acciones 1, 2, 3, 4 y 11 más");
  await expect(finding).toContainText("Por decidir: 15");
  const summary = finding.locator("summary");
  await expect(summary).toHaveText("Ver los 15 lugares");
  await summary.focus();
  await page.keyboard.press("Enter");
  const places = finding.locator(".place");
  await expect(places).toHaveCount(15);
  await expectNoSideways(page);
  await expectAccessible(page);

  const fourth = places.nth(3);
  await expect(fourth).toContainText("Acción 4");
  await fourth.locator("input").fill("algún día");
  await fourth.locator("input").blur();
  await expect(fourth.locator(".refused")).toBeVisible();
  // What was typed stays, so that it can be mended.
  await expect(fourth.locator("input")).toHaveValue("algún día");
  await expect(finding).toContainText("Por decidir: 15");
  await fourth.locator("input").fill("abril 2026");
  await fourth.locator("input").blur();
  await expect(fourth.locator(".settled")).toHaveText("Corregido");
  await expect(finding).toContainText("Por decidir: 14");
  await expect(understood(page).nth(3)).toContainText("abr 26 – dic 26");
  await places.nth(4).getByRole("button", { name: "Así está bien" }).click();
  await expect(finding).toContainText("Por decidir: 13");
  await finding.getByRole("button", { name: "Todas están bien así" }).click();
  await expect(decide.locator("h2")).toHaveText("Decida usted (0)");
  const actions = await accept(page);
  expect(actions[3].start.month).toBe("2026-04");
  expect(actions[4].start.written).toBe("pronto");
});

test("dates that lack only the year ask for it once", async ({ page }) => {
  await open(page);
  const rows = Array.from({ length: 5 }, (_, at) => row(at + 1, "noviembre", "febrero"));
  await paste(page, table([HEADER, ...rows, row(6, "marzo", "algún día")]));
  const decide = page.locator(".decide");
  const finding = said(page, "date_unclear");
  await expect(finding).toHaveCount(1);
  await expect(finding).toContainText("A 11 fechas solo les falta el año.");
  const year = finding.getByRole("textbox", { name: "Período" });
  await year.fill("2025");
  await year.blur();
  await expect(understood(page).first()).toContainText("nov 25 – feb 26");
  await year.fill("2026");
  await year.blur();
  for (const at of [0, 1, 2, 3, 4]) {
    await expect(understood(page).nth(at)).toContainText("nov 26 – feb 27");
  }
  await expect(understood(page).nth(5)).toContainText("mar 26 – algún día");
  await expect(page.locator("#about-period")).toHaveValue("2026");
  await expect(finding).toContainText("Por decidir: 1");
  await expect(decide.locator("h2")).toHaveText("Decida usted (1)");
  await expectNoSideways(page);
  await expectAccessible(page);
  const actions = await accept(page);
  expect([actions[4].start.month, actions[4].end.month]).toEqual(["2026-11", "2027-02"]);
  expect(actions[5].end.written).toBe("algún día");
});

test("a form within the layout of an e-mail is pasted as its action", async ({ page }) => {
  await open(page);
  const line = ([label, value]) =>
    `<tr><td style="padding:4px"><b>${label}</b></td><td>${value.replace("\n", "<br>")}</td></tr>`;
  const form = `<table cellpadding=4>${FORM.map(line).join("")}</table>`;
  const mail = `<html><body><table width=600><tr><td>
    <table width=100%><tr><td><p>Buenos días, les envío la ficha de nuestra unidad.</p></td></tr></table>
    </td></tr><tr><td>${form}</td></tr>
    <tr><td><table><tr><td><p>Saludos,<br>Marta</p></td></tr></table></td></tr></table></body></html>`;
  await pasteCells(page, mail, "la ficha sin celdas");
  await expect(opening(page)).toBeVisible();
  await expect(understood(page)).toHaveCount(1);
  await expect(understood(page)).toContainText("Señalizar las rutas de salida");
  await expect(understood(page)).toContainText("mar 26 – jun 26");
  await expectNoSideways(page);
  await expectAccessible(page);
  const [action] = await accept(page);
  expect(action.responsible).toEqual(["Servicios Generales"]);
  expect(action.tasks).toHaveLength(2);
});
