// Applies the remembered language and colours, starts the app, and says so when it cannot start.
// It runs before the texts of the app are there, so it brings its own few sentences.

const SENTENCES = [
  [
    "es-DO",
    "Mejora no pudo abrirse. Sus planes siguen guardados en este equipo.",
    "Vuelva a cargar la página. Si no basta, revise su conexión o actualice el navegador " +
      "(Chrome o Edge 109, Firefox 115, Safari 16.4 o más reciente).",
    "Volver a cargar",
    "Descargar mis planes",
  ],
  [
    "en",
    "Mejora could not start. Your plans are still saved on this device.",
    "Load the page again. If that does not help, check your connection or update the browser " +
      "(Chrome or Edge 109, Firefox 115, Safari 16.4 or newer).",
    "Load again",
    "Download my plans",
  ],
];

/** What the app remembers, or nothing where the browser keeps nothing. */
function settings() {
  try {
    return JSON.parse(localStorage.getItem("mejora/settings")) ?? {};
  } catch {
    return {};
  }
}

function applySettings() {
  const { language, theme } = settings();
  const root = document.documentElement;
  if (language === "en") root.lang = "en";
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
}

function element(tag, text, parent) {
  const made = document.createElement(tag);
  made.textContent = text;
  parent.append(made);
  return made;
}

/** Says that the app did not start, unless its own failure screen already does. */
function showFailure(error) {
  if (document.querySelector(".failure")) return;
  document.getElementById("start")?.remove();
  const screen = document.createElement("main");
  screen.id = "start";
  element("h1", "Mejora", screen);
  const alert = element("div", "", screen);
  alert.setAttribute("role", "alert");
  for (const [language, what, advice, reload, rescue] of SENTENCES) {
    const part = element("section", "", alert);
    part.lang = language;
    element("p", what, part);
    element("p", advice, part);
    const link = element("a", reload, part);
    link.href = "";
    link.dataset.reload = "";
    element("p", "", part);
    element("a", rescue, part).href = "./rescate.html";
  }
  element("pre", String(error), screen);
  document.body.prepend(screen);
}

/** Has a part fetched, which the app asks for when it shows what is in it. */
function fetchPart(part) {
  for (const link of document.querySelectorAll(`link[data-part=${part}]`)) link.rel = "preload";
}

async function start() {
  // What the address asks for is fetched beside the app, and the other one after both.
  const parts = location.hash.startsWith("#/plan/") ? ["table", "list"] : ["list", "table"];
  fetchPart(parts[0]);
  const app = await import(document.getElementById("app-js").href);
  await app.default({ module_or_path: document.getElementById("app-wasm").href });
  fetchPart(parts[1]);
}

/**
 * Loads the page again: in a newer version where one waits, and else past what the browser has
 * kept, which may be the fault.
 */
async function again() {
  const worker = navigator.serviceWorker;
  const waiting = (await worker?.getRegistration())?.waiting;
  if (waiting) {
    worker.oncontrollerchange = () => location.reload();
    return waiting.postMessage("take-over");
  }
  const fresh = { cache: "reload", signal: AbortSignal.timeout(9e3) };
  const links = [...document.querySelectorAll("link[rel],script")];
  await Promise.allSettled(links.map((link) => fetch(link.href ?? link.src, fresh)));
  location.reload();
}

// The browser offers once to install the app, and perhaps before it is there to hear.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  globalThis.installOffer = event;
});
applySettings();
document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-reload]")) {
    event.preventDefault();
    again();
  }
});
start().catch((error) => {
  console.error(error);
  showFailure(error);
});
