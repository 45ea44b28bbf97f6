import { makeWorldTables } from "./search/world-tables.ts";

// node bench/search.ts [worlds]
// Searches made worlds, whose best configuration is known; then real folders, against the exhaustive grid.

await makeWorldTables(Number(process.argv[2] ?? 200));
