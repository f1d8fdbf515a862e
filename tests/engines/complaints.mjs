// What a page complains about, heard by a script that comes before all others. It is put into the
// page and served beside it, so that the policy of production lets it run, in any engine.
import { withWorker } from "../browser/host.mjs";

const SCRIPT = "complaints.js";
const KEY = "engines/complaints";

/** Runs in the page. The list outlives a reload. */
function listen(key) {
  const say = (what) => {
    const said = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    sessionStorage.setItem(key, JSON.stringify([...said, what]));
  };
  addEventListener("error", (event) => say(`error: ${event.message ?? event.target.outerHTML}`), true);
  addEventListener("unhandledrejection", (event) => say(`rejected: ${event.reason}`));
  addEventListener("securitypolicyviolation", (event) => {
    say(`policy: ${event.violatedDirective} ${event.blockedURI}`);
  });
  // What was on its way when the page was left is broken off, which Firefox tells the page.
  let left = false;
  addEventListener("beforeunload", () => (left = true));
  const error = console.error.bind(console);
  console.error = (...words) => {
    if (left) return;
    say(`console: ${words.join(" ")}`);
    error(...words);
  };
}

/** The same site with the script that listens, kept by its service worker like the rest. */
export function watched(files) {
  const page = files.get("index.html").toString("utf8");
  const heard = page.replace("<head>", `<head><script src="./${SCRIPT}"></script>`);
  if (heard === page) throw new Error("index.html has no head");
  const script = `(${listen})(${JSON.stringify(KEY)});`;
  return withWorker(new Map([...files, ["index.html", Buffer.from(heard)], [SCRIPT, Buffer.from(script)]]));
}

/** What a tab has complained about since it was opened. */
export function heard(tab) {
  return tab.run((key) => {
    if (!document.querySelector("script[src$='complaints.js']")) return ["nobody listened on this page"];
    return JSON.parse(sessionStorage.getItem(key) ?? "[]");
  }, KEY);
}
