import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

// Loaded before a measured process where there is no GNU time: says at its end what it cost.
const file = process.env["BENCH_USAGE_FILE"];
if (isMainThread && file !== undefined) {
  process.on("exit", () => writeFileSync(file, JSON.stringify(process.resourceUsage())));
}
