import { bareHttp, soundings } from "./contenders.ts";

// node bench/models/many-streams.ts ORIGIN soundings|bare STREAMS MODEL
// Reads many streams at once and prints what this process held at most.

const [origin = "", contender = "", count = "500", model = "300x20"] = process.argv.slice(2);
const ask = contender === "bare" ? bareHttp(origin) : soundings(origin);
await ask("1x0", () => {});
const before = process.memoryUsage.rss();
let tokens = 0;
let open = 0;
let mostOpen = 0;
await Promise.all(
  Array.from({ length: Number(count) }, async () => {
    let isFirst = true;
    await ask(model, () => {
      tokens += 1;
      if (isFirst) mostOpen = Math.max(mostOpen, ++open);
      isFirst = false;
    });
    open -= 1;
  }),
);
const peak = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ tokens, mostOpen, beforeMegabytes: before / 1e6, peakMegabytes: peak / 1e6 }));
process.exit();
