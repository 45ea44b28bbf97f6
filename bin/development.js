// The command line of the repository: runs the TypeScript sources as they are. The compile cache keeps start-up short.
if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write(
    `The sources run on Node 24, this is ${process.versions.node}: npm run soundings -- ARGS uses the one in node_modules.\n`,
  );
  process.exitCode = 2;
} else {
  await import("../scripts/compile-cache.js");
  const { main } = await import("../src/cli/main.ts");
  await main(process.argv.slice(2));
}
