#!/usr/bin/env node
// Plain JavaScript that every Node can read, so that an old one says what to do instead of showing a syntax error.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Soundings needs Node 22.18 or newer, this is ${process.versions.node}: install a newer one from nodejs.org and run it again.\n`,
  );
  process.exitCode = 2;
} else {
  // Node 22 and 24 call node:sqlite experimental; what we use of it is tested on both, and a person can do nothing about it.
  const warn = process.emitWarning;
  process.emitWarning = (warning, ...details) => {
    if (!String(warning).startsWith("SQLite is an experimental feature"))
      warn.call(process, warning, ...details);
  };
  void import("../dist/cli/main.js").then(({ main }) => main(process.argv.slice(2)));
}
