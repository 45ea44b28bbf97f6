import { existsSync } from "node:fs";
import { corpusFolder } from "./shared/corpora.ts";
import { makeRealTable } from "./search/real-tables.ts";
import { makeWorldTables } from "./search/world-tables.ts";

// node bench/search.ts [worlds | corpus …]
// Searches made worlds, whose best configuration is known; then real folders, against the exhaustive grid.

const corpora = ["product-docs", "clapnq-dev"];
const named = process.argv.slice(2);
const worlds = named.length === 0 ? 200 : Number(named.find((word) => /^\d+$/.test(word)) ?? 0);
if (worlds > 0) await makeWorldTables(worlds);
for (const corpus of named.length === 0 ? corpora : corpora.filter((name) => named.includes(name))) {
  if (existsSync(corpusFolder(corpus))) {
    await makeRealTable(corpus);
  } else {
    console.log(`\n${corpus} is not beside the repository and was not measured.`);
    process.exitCode = 3;
  }
}
