// The PDF that comes out of the print view: its pages are the sheets that are shown, and every
// word of the plan stands on them.
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

import { MESSY, adopt, realPlan, stored } from "./steps.mjs";
import { expect, open, test } from "./support.mjs";

const PRINTED = [
  ["a messy plan", () => MESSY],
  ["a long messy plan", longMessy],
  ["Altamira", () => realPlan("altamira-2026-2027.txt")],
  ["Vallejuelo", () => realPlan("vallejuelo-2025-2026.txt")],
];

/** The messy plan with its actions many times over, each with a word of its own. */
function longMessy() {
  const [title, gap, head, under, ...rows] = MESSY.split("\n");
  const copies = Array.from({ length: 24 }, (_, at) => {
    const cells = rows[at % rows.length].split("\t");
    cells[0] = String(at + 1);
    cells[6] = Array.from({ length: 1 + (at % 9) }, (__, task) =>
      `${task + 1}. Convocar a la junta de vecinos del paraje ${at}x${task} y levantar acta`).join(" ");
    return cells.join("\t");
  });
  return [title, gap, head, under, ...copies].join("\n");
}

/** The texts of the pages of a PDF. */
async function pages(pdf) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const texts = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(items.map((item) => item.str).join(" "));
  }
  return texts;
}

/** What is left of a text when spaces and hyphens, which lines break at, are gone. */
function bare(text) {
  return text.normalize("NFC").replace(/[\s\u00ad\u2010-]+/g, "");
}

/** The sheets that the screen shows: the words of each cell, and whether it is cut there. */
function shownSheets(page) {
  return page.locator("[data-sheet]").evaluateAll((sheets) =>
    sheets.map((sheet) => [...sheet.querySelectorAll("td")].map((cell) => ({
      text: cell.textContent,
      cut: cell.querySelector(".pr-window") !== null,
    }))));
}

/** The words of the plan that is stored, each action's by itself. */
async function storedActions(page) {
  const { actions } = await stored(page);
  return actions.map((action) => [
    action.area, action.action, action.objective, action.resources, action.indicator.text,
    action.comments, ...action.tasks.map((task) => task.text), ...action.responsible,
    action.start?.written ?? "", action.end?.written ?? "",
  ].filter((text) => text.trim()));
}

test("a browser that ignores the paper of the page says which to choose", async ({ page }) => {
  // Safari before 18.2 keeps nothing of the size that a rule for the page names.
  await page.addInitScript(() => {
    const { get } = Object.getOwnPropertyDescriptor(CSSRule.prototype, "cssText");
    Object.defineProperty(CSSRule.prototype, "cssText", {
      get() { return get.call(this).replace(/size:[^;]*;/, ""); },
    });
  });
  await open(page);
  await adopt(page, MESSY);
  const hint = page.locator(".pr-hint", { hasText: "Elija" });
  await page.evaluate(() => { location.hash = location.hash.replace(/[^/]*$/, "print"); });
  await expect(hint).toContainText("Horizontal y papel Carta");
  await expect(hint).toBeVisible();
});

for (const [name, text] of PRINTED) {
  test(`the PDF of ${name} has every word on just the sheets that are shown`, async ({ page }) => {
    test.skip(test.info().project.name !== "desktop", "the same sheets on every screen");
    await open(page);
    await adopt(page, text());
    await expect(page.locator("[data-light]")).toHaveAttribute("data-light", "saved");
    const actions = await storedActions(page);
    await page.goto(page.url().replace(/table$/, "print"));
    await expect(page.locator("[data-sheet]").first()).toBeVisible();
    await expect(page.locator('[data-screen="print"]')).toHaveAttribute("data-pages", /\d/);
    const shown = await shownSheets(page);
    const printed = (await pages(await page.pdf({ preferCSSPageSize: true }))).map(bare);

    expect(printed).toHaveLength(shown.length);
    for (const [at, sheet] of printed.entries()) {
      expect(sheet).toContain(bare(`Página ${at + 1} de ${printed.length}`));
      expect(sheet).toContain("BORRADOR");
      for (const heading of ["Área de Mejora", "Tiempo", "Inicio", "Fin", "Tareas", "Indicador"]) {
        expect(sheet, `the header on sheet ${at + 1}`).toContain(bare(heading));
      }
    }
    const all = printed.join("");
    for (const [at, sheet] of shown.entries()) {
      for (const { text: said, cut } of sheet) {
        // A cell that goes on to the next sheet has its words on both together.
        if (cut) for (const word of said.split(/\s+/)) expect(all).toContain(bare(word));
        else expect(printed[at]).toContain(bare(said));
      }
    }
    const onSheets = bare(shown.flat().map((cell) => cell.text).join(" "));
    expect(actions.length).toBeGreaterThan(0);
    for (const words of actions) {
      for (const said of words) expect(onSheets).toContain(bare(said));
    }
  });
}
