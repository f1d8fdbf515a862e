// Office files come in: read in the worker, with progress and cancel, and what goes wrong is said.
import { convert, docx, golden, unzip, zip } from "./office.mjs";
import { MESSY, adopt, choose, download, hasCards, openMessy, pasteCells } from "./steps.mjs";
import { expect, expectAccessible, open, test } from "./support.mjs";

const opening = (page) => page.locator('[data-screen="opening"]');
const understood = (page) => page.locator(".understood");

/** The rows of a text table. */
const rows = (text) => text.split("\n").map((line) => line.split("\t"));
const HEADER = [
  "No.", "Subcriterio No.", "Área de Mejora", "Acción de Mejora", "Objetivo", "Tareas", "Inicio",
  "Fin", "Recursos necesarios", "Indicador", "Responsable de seguimiento", "Comentarios",
];

/** A row of a plan whose action says this. */
function row(number, action) {
  return [
    `${number}`, "1.2 (4)", "No existe un registro", action, "Ordenar el archivo",
    "1. Reunirse\n2. Escribirlo", "feb-26", "may-26", "Humanos", "Número de actas", "RRHH", "",
  ];
}

/** A text table of a plan with this many actions. */
function big(count) {
  const lines = Array.from({ length: count }, (_, at) => row(at + 1, `Acción ${at + 1} `.repeat(40)));
  return [HEADER, ...lines].map((cells) => cells.join("\t").replaceAll("\n", " ")).join("\n");
}

test("a Word document opens whole, with its tasks", async ({ page }) => {
  await open(page);
  const plan = [HEADER, row(1, "Llevar un registro de actas"), row(2, "Publicar las actas")];
  await choose(page, "Plan 2026.docx", docx(["Ayuntamiento de Loma Verde 2026-2027", plan]));
  await expect(opening(page)).toContainText("De Plan 2026.docx.");
  await expect(understood(page)).toHaveCount(2);
  await expectAccessible(page);
  await page.locator("[data-accept]").click();
  await expect(page.locator('[data-screen="table"]')).toBeVisible();
  const { actions, institution } = (await download(page)).json.plan;
  expect(institution).toBe("Ayuntamiento de Loma Verde");
  expect(actions[1].action).toBe("Publicar las actas");
  expect(actions[0].tasks.map((task) => task.text)).toEqual(["Reunirse", "Escribirlo"]);
  expect(actions[0].start.month).toBe("2026-02");
});

for (const name of ["plan-openpyxl.xlsx", "plan-libreoffice.xlsx", "plan.ods", "plan.xls"]) {
  test(`a spreadsheet opens: ${name}`, async ({ page }) => {
    test.skip(hasCards() && name !== "plan.xls", "the same on a phone");
    await open(page);
    await choose(page, name, golden(`sheets/${name}`));
    await expect(opening(page)).toContainText(name);
    await expect(understood(page).first()).toBeVisible();
  });
}

const CELLS = rows(MESSY).slice(2);
const table = (cell) =>
  `<table>${CELLS.map((cells) => `<tr>${cells.map(cell).join("")}</tr>`).join("")}</table>`;
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const lines = (text) => escape(text).replace(/(\d\.) /g, "<br>$1 ").replace(/^<br>/, "");
const CLIPBOARD = {
  Word: `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=ES-DO><!--StartFragment-->${table((text) => `<td style='border:solid windowtext 1.0pt'><p class=MsoNormal><span lang=ES-DO>${lines(text)}<o:p></o:p></span></p></td>`)}<!--EndFragment--></body></html>`,
  Excel: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet></head><body link="#0563C1"><!--StartFragment-->${table((text) => `<td class=xl65 width=64>${lines(text)}</td>`)}<!--EndFragment--></body></html>`,
  LibreOffice: `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><meta name="generator" content="LibreOffice 7.4"/></head><body>${table((text) => `<td height="17" align="left" valign=bottom><font face="Liberation Sans">${lines(text)}</font></td>`)}</body></html>`,
  "Google Docs": `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><div dir="ltr">${table((text) => `<td style="vertical-align:top"><p dir="ltr"><span>${lines(text)}</span></p></td>`)}</div></b><br class="Apple-interchange-newline">`,
};

for (const [program, html] of Object.entries(CLIPBOARD)) {
  test(`a table copied from ${program} is pasted with its cells`, async ({ page }) => {
    await open(page);
    await pasteCells(page, html, "lo mismo sin celdas");
    await expect(understood(page)).toHaveCount(2);
    await page.locator("[data-accept]").click();
    await expect(page.locator('[data-screen="table"]')).toBeVisible();
    const { actions } = (await download(page)).json.plan;
    expect(actions.map((action) => action.subcriterion)).toEqual(["1.2", "4.5"]);
    expect(actions[0].tasks).toHaveLength(3);
  });
}

test("the real clipboard: cells go before plain text, in the box as well", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "a tablet pastes without keys");
  await open(page);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((html) => {
    const blob = (text, type) => new Blob([text], { type });
    const kinds = { "text/html": blob(html, "text/html"), "text/plain": blob("nada", "text/plain") };
    return navigator.clipboard.write([new ClipboardItem(kinds)]);
  }, CLIPBOARD.LibreOffice);
  await page.locator('[data-door="open"]').click();
  await page.locator("#bring-text").click();
  await page.keyboard.press("Control+V");
  await expect(understood(page)).toHaveCount(2);
});

test("a page without the table of a plan gives way to the plain text", async ({ page }) => {
  await open(page);
  await pasteCells(page, "<table><tr><td>Hola</td></tr></table>", MESSY);
  await expect(understood(page)).toHaveCount(2);
});

test("several tables: one is chosen, and corrections stay with theirs", async ({ page }) => {
  await open(page);
  const plan = (name, action) => [HEADER, row(1, `${action} uno`), row(2, `${action} dos`)];
  const file = docx([
    "Plan de 2025", plan("2025", "Limpiar el parque"), "Plan de 2026", plan("2026", "Abrir la biblioteca"),
  ]);
  await choose(page, "Planes.docx", file);
  const cards = page.locator("[data-tables] .choice-card");
  await expect(cards).toHaveCount(2);
  await expect(page.locator("[data-tables] legend")).toContainText("2 tablas");
  await expect(cards.first().locator("input")).toBeChecked();
  await expectAccessible(page);
  const [mine, other] = [understood(page).first(), page.locator("#about-name")];
  const shown = await mine.innerText();
  await other.fill("Mi título");
  await other.blur();
  await cards.nth(1).locator("input").check();
  await expect(mine).not.toHaveText(shown);
  await expect(other).not.toHaveValue("Mi título");
  await cards.first().locator("input").check();
  await expect(other).toHaveValue("Mi título");
  await page.locator("[data-accept]").click();
  expect((await download(page)).json.plan.title).toBe("Mi título");
});

test("a file of ours that was edited elsewhere says what changed, and is taken", async ({ page }) => {
  await openMessy(page);
  const { text } = await download(page);
  const files = unzip(convert(text, "docx"));
  const document = files["word/document.xml"].toString();
  const said = "Ordenar las reuniones del año";
  expect(document).toContain(said);
  files["word/document.xml"] = document.replace(said, "Ordenar todas las reuniones");
  await page.goto("./#/");
  await choose(page, "devuelto.docx", zip(files));
  await expect(page.locator("#edits-title")).toHaveText("En el plan se cambiará 1 lugar");
  const edit = page.locator("[data-edit]");
  await expect(edit).toHaveCount(1);
  await expect(edit).toContainText("Acción 1 · Objetivo");
  await expect(edit).toContainText(`Dice ${said} y dirá Ordenar todas las reuniones`);
  await expectAccessible(page);
  await page.locator("[data-accept]").click();
  await expect(page.locator('[data-answer="replace"]')).toBeVisible();
  // What was accepted is not told a second time.
  await expect(edit).toHaveCount(0);
  await expect(page.locator("[data-difference]")).toHaveCount(0);
  await page.locator('[data-answer="replace"]').click();
  await expect(page.locator('[data-screen="table"]')).toBeVisible();
  await expect(page.locator(".notice")).toContainText("Se reemplazó");
  const { plan } = (await download(page)).json;
  expect(plan.actions[0].objective).toBe("Ordenar todas las reuniones");
  expect(plan.id).toBe(JSON.parse(text).plan.id);
  await page.goto("./#/");
  await expect(page.locator("[data-plan]")).toHaveCount(1);
});

test("an untouched file of ours opens as the plan itself", async ({ page }) => {
  await openMessy(page);
  const { text, json } = await download(page);
  const word = convert(text, "docx");
  await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
  await open(page);
  await choose(page, "plan.docx", word);
  await expect(page.locator('[data-screen="table"]')).toBeVisible();
  expect((await download(page)).json.plan).toEqual(json.plan);
});

test("what takes long shows how far it is, and can be stopped", async ({ page }) => {
  await open(page);
  const door = page.locator('[data-door="open"]');
  await door.focus();
  await choose(page, "Plan_grande.txt", big(7000));
  const panel = page.locator("dialog[open]");
  await expect(panel).toContainText("Leyendo Plan_grande.txt…");
  await expect(panel.getByRole("progressbar")).toBeVisible();
  await expect(panel.getByRole("button", { name: "Cancelar" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(page.locator(".notice")).toContainText("Se detuvo");
  await expect(door).toBeFocused();
  // The next job has a worker of its own.
  await choose(page, "Plan.html", CLIPBOARD.LibreOffice);
  await expect(understood(page)).toHaveCount(2);
});

test("the panel of what takes long can be read by everyone", async ({ page }) => {
  await open(page);
  const starter = new URL(await page.locator("#reading-worker").getAttribute("href"), page.url());
  // A worker that stays at the half: the real one is done before axe has looked.
  const body = "onmessage = () => postMessage({ progress: 50 }); postMessage({ ready: true });";
  await page.route(starter.href, (route) => route.fulfill({ contentType: "text/javascript", body }));
  await choose(page, "Plan.html", CLIPBOARD.LibreOffice);
  const panel = page.locator("dialog[open]");
  await expect(panel.getByRole("progressbar")).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole("button", { name: "Cancelar" }).click();
  await expect(panel).toHaveCount(0);
});

test("a large text is read off the page's thread", async ({ page }) => {
  test.slow();
  await open(page);
  await choose(page, "Plan.txt", big(400));
  await expect(understood(page)).toHaveCount(50);
  const list = page.locator(".understood-list");
  await list.locator("[data-more=some]").press("Enter");
  await expect(understood(page)).toHaveCount(100);
  await expect(understood(page).nth(50)).toBeFocused();
  await list.locator("[data-more=all]").click();
  await expect(understood(page)).toHaveCount(400);
  await expect(understood(page).nth(100)).toBeFocused();
  await expect(list.locator("[data-more]")).toHaveCount(0);
});

/** Chooses a web page and gives what the app says of it. */
async function refused(page) {
  await choose(page, "Plan.html", CLIPBOARD.LibreOffice);
  const said = page.locator("dialog[open] [role=alert]");
  await expect(said).toContainText("No se cambió nada");
  const text = await said.innerText();
  await page.keyboard.press("Escape");
  return text;
}

const ANSWERS = [
  ["breaks down", "throw new Error('no more memory')", /demasiado para Mejora/],
  ["is of another build", "postMessage({ failed: 'build' })", /se actualizó/],
];
for (const [how, answer, expected] of ANSWERS) {
  test(`a worker that ${how} says so, and the next one reads`, async ({ page }) => {
    await open(page);
    const starter = new URL(await page.locator("#reading-worker").getAttribute("href"), page.url());
    await page.route(starter.href, (route) =>
      route.fulfill({
        contentType: "text/javascript",
        body: `onmessage = () => { ${answer}; }; postMessage({ ready: true });`,
      }),
    );
    expect(await refused(page)).toMatch(expected);
    await page.unroute(starter.href);
    await choose(page, "Plan.html", CLIPBOARD.LibreOffice);
    await expect(understood(page)).toHaveCount(2);
  });
}

test("a worker that cannot be fetched says so; text is then read in the page", async ({
  page, complaints,
}) => {
  await open(page);
  await page.route(/\/reading-[0-9a-f]{16}/, (route) => route.abort());
  expect(await refused(page)).toMatch(/no se pudo cargar|No se pudo cargar/);
  await choose(page, "Plan.txt", big(400));
  await expect(understood(page)).toHaveCount(50);
  complaints.length = 0;
});

test("the worker itself refuses a page of another build", async ({ page }) => {
  await open(page);
  const answer = await page.evaluate(async () => {
    const address = document.getElementById("reading-worker").getAttribute("href");
    const worker = new Worker(address, { type: "module" });
    const messages = [];
    return new Promise((done) => {
      worker.onmessage = ({ data }) => {
        messages.push(data);
        if (data.ready) worker.postMessage({ build: "other", bytes: new ArrayBuffer(1) });
        if (data.failed) done(messages);
      };
    });
  });
  expect(answer).toEqual([{ ready: true }, { failed: "build" }]);
});

test("after a quiet moment a file opens without the connection", async ({
  page, context, complaints,
}) => {
  const fetched = ["reading", "writing"].map((worker) =>
    page.waitForEvent("response", {
      predicate: (response) => new RegExp(`/${worker}-[0-9a-f]{16}\\.wasm$`).test(response.url()),
      timeout: 50_000,
    }));
  await open(page);
  for (const response of await Promise.all(fetched)) await response.finished();
  await context.setOffline(true);
  await choose(page, "Plan.html", CLIPBOARD.LibreOffice);
  await expect(understood(page)).toHaveCount(2);
  await context.setOffline(false);
  // The browser asks for the page's icon whenever it likes.
  const others = complaints.filter((said) => !/icon\.svg|ERR_INTERNET_DISCONNECTED/.test(said));
  complaints.splice(0, complaints.length, ...others);
});

test("a file too large for any plan is refused at once", async ({ page }) => {
  await open(page);
  await choose(page, "Fotos.zip", Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(40_000_001)]));
  const said = page.locator("dialog[open] [role=alert]");
  await expect(said).toContainText("40 MB");
});

test("a Word document that is damaged says so", async ({ page }) => {
  await open(page);
  const whole = docx([[HEADER, row(1, "Una")]]);
  await choose(page, "Plan.docx", whole.subarray(0, whole.length - 60));
  await expect(page.locator("dialog[open] [role=alert]")).toContainText("No se cambió nada");
});

test("a pasted text needs no worker", async ({ page, complaints }) => {
  await page.route(/\/(reading|writing)-[0-9a-f]{16}/, (route) => route.abort());
  await open(page);
  await adopt(page, MESSY);
  await expect(page.locator('[data-screen="table"]')).toBeVisible();
  // The browser's own words about the files that were held back.
  complaints.length = 0;
});
