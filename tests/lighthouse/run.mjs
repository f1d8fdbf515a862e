// What Lighthouse says of the app on a phone: `cargo xtask lighthouse` names the address. Measure
// on a machine that does nothing else.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

/** The least of a hundred in each category. */
const LEAST = { performance: 93, accessibility: 100, "best-practices": 100, seo: 100 };

const chrome = await launch({
  chromePath: process.env.CHROME,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"],
});
const { lhr } = await lighthouse(process.argv[2], {
  port: chrome.port, output: "json", logLevel: "error", onlyCategories: Object.keys(LEAST),
});
chrome.kill();
if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);

const metrics = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];
let passed = true;
for (const [name, least] of Object.entries(LEAST)) {
  const { title, score, auditRefs } = lhr.categories[name];
  const points = Math.round(score * 100);
  console.log(`${title.padEnd(16)} ${String(points).padStart(3)}, at least ${least}`);
  if (points >= least) continue;
  passed = false;
  const short = auditRefs.map(({ id }) => lhr.audits[id]).filter((it) => it.score !== null && it.score < 0.9);
  for (const audit of short) console.log(`  ${audit.title} ${audit.displayValue ?? ""}`);
}
console.log(metrics.map((id) => `${lhr.audits[id].title} ${lhr.audits[id].displayValue}`).join(", "));
process.exit(passed ? 0 : 1);
