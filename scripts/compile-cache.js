// Node finds here what it compiled before, of TypeScript too: in this process, in what it starts, and in the threads of both, which look
// where the environment says. Needs Node 22.8.
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

process.env.NODE_COMPILE_CACHE ??= fileURLToPath(
  new URL("../node_modules/.cache/soundings", import.meta.url),
);
enableCompileCache(process.env.NODE_COMPILE_CACHE);
