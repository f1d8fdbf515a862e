import { actions } from "/work/main/tests/bench/lib/data.mjs";
import { serve } from "/work/main/tests/bench/lib/server.mjs";
import { SEED, SEED_PAGE, pageSite } from "/work/main/tests/bench/lib/sites.mjs";
import { TABLES, TIMELINES } from "/work/main/tests/bench/lib/subjects.mjs";
import { visit, withProfile } from "/work/main/tests/bench/lib/browser.mjs";
const [name, rows="200", csp="1"] = process.argv.slice(2);
const subject=[...TABLES,...TIMELINES].find(s=>s.name===name);
const find=pageSite(name);
const server=await serve(p=>p===SEED?SEED_PAGE:find(p), ()=>csp==="0");
await withProfile(pr=>visit(pr,subject,{origin:server.origin,rows:+rows,cpu:1},subject.seed(actions(+rows)),async v=>{
  await v.page.waitForTimeout(1500);
  console.log(v.errors.slice(0,6), v.start, await v.page.evaluate(()=>bench.state()));
  await v.page.screenshot({path:`/tmp/${name}.png`});
}).catch(e=>console.log(e)));
server.stop();
