// `npm start`: measures the example's configurations, and in a terminal goes on to show them as pages. Elsewhere, as in a check, it ends.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../bin/development.js", import.meta.url));
const example = fileURLToPath(new URL("../examples/house-manual", import.meta.url));

// Ctrl-C reaches the child by itself: it finishes cleanly, and so does this.
process.on("SIGINT", () => {});
let status = await soundings("sweep", example);
if (status === 0 && process.stdout.isTTY && process.env.CI === undefined) {
  console.log("");
  status = await soundings("serve", example, "--page", "leaderboard", "--open", ...process.argv.slice(2));
}
process.exitCode = status;

async function soundings(...args) {
  const child = spawn(process.execPath, [program, ...args], { stdio: "inherit" });
  process.once("SIGTERM", () => child.kill("SIGTERM"));
  const [code] = await once(child, "exit");
  return code ?? 1;
}
