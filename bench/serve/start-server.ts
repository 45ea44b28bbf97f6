import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// node bench/serve/start-server.ts FOLDER
// Serves the folder until the process is told to end; says its address on the first line of its output.

// As the command line does.
process.env["NODE_COMPILE_CACHE"] ??= fileURLToPath(
  new URL("../../node_modules/.cache/soundings", import.meta.url),
);
enableCompileCache(process.env["NODE_COMPILE_CACHE"]);
const { openServer } = await import("../../src/server/open-server.ts");
const server = await openServer({
  folder: process.argv[2] ?? ".",
  onFault: (fault) => console.error(fault),
});
console.log(server.address);
process.once("SIGTERM", () => void server.close().then(() => process.exit(0)));
