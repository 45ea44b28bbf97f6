// The command line of the repository: runs the TypeScript sources as they are. The compile cache keeps start-up short.
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/soundings", import.meta.url)));
const { main } = await import("../src/cli/main.ts");
await main(process.argv.slice(2));
