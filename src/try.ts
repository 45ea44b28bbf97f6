import { calendarParser } from "./adapters/parsers/calendar/calendar-parser.ts";
import { mailParser } from "./adapters/parsers/mail/mail-parser.ts";
import { mboxParser } from "./adapters/parsers/mbox/mbox-parser.ts";
import { readFileSync } from "node:fs";
const verbose = process.argv[2] === "-v";
let ok = 0, left = 0;
for (const f of process.argv.slice(verbose ? 3 : 2)) {
  const parser = f.endsWith(".ics") ? calendarParser : f.endsWith(".mbox") ? mboxParser : mailParser;
  const t = performance.now();
  try { const p = await parser.parse({ source: f, bytes: readFileSync(f) }); ok++; 
    if (verbose) { console.log("===", f, "\n" + p.text.slice(0, 2500), "\n", p.notices, p.hidden?.slice(0,3), p.parts?.map((x) => x.name)); 
      for (const part of p.parts ?? []) if (part.name.endsWith(".eml")) { const m = await mailParser.parse({ source: part.name, bytes: part.bytes }); console.log("  ---", part.name, "\n" + m.text, "\n", m.places!.map((x)=>x.label), m.notices, m.parts?.map((x) => x.name)); } }
    else if (p.notices!.length) console.log(f.split("/").at(-1), p.notices);
  } catch (e: any) { left++; console.log(f.split("/").at(-1), e.code, e.message); }
  if (performance.now() - t > 300) console.log("SLOW", f, performance.now() - t);
}
console.log({ ok, left });
