// The command line of the repository: runs the TypeScript sources as they are. The compile cache keeps start-up short.
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write(
    `The sources run on Node 24, this is ${process.versions.node}: npm run soundings -- ARGS uses the one in node_modules.\n`,
  );
  process.exitCode = 2;
} else {
  const cache = fileURLToPath(new URL("../node_modules/.cache/soundings", import.meta.url));
  // For the threads, which look there by themselves.
  process.env.NODE_COMPILE_CACHE ??= cache;
  enableCompileCache(process.env.NODE_COMPILE_CACHE);
  const { main } = await import("../src/cli/main.ts");
  await main(process.argv.slice(2));
}
