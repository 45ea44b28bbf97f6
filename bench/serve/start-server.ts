// As the command line does.
// oxlint-disable-next-line import/no-unassigned-import
import "../../scripts/compile-cache.js";

// node bench/serve/start-server.ts FOLDER
// Serves the folder until the process is told to end; says its address on the first line of its output.

const { openServer } = await import("../../src/server/open-server.ts");
const server = await openServer({
  folder: process.argv[2] ?? ".",
  onFault: (fault) => console.error(fault),
});
console.log(server.address);
process.once("SIGTERM", () => void server.close().then(() => process.exit(0)));
