import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { afterEach, expect, test } from "vitest";
import { call } from "../../src/server/http-client.fixture.ts";
import { entry, smallExperiment, soundings, temporaryFolder } from "./command-line.ts";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

function folderOf(files: Record<string, string>): string {
  const { folder, remove } = temporaryFolder(files);
  ends.push(remove);
  return folder;
}

test("serve tells its address, answers there, shows the pages, and ends cleanly on Ctrl-C", async () => {
  const folder = folderOf(smallExperiment);
  const child = spawn(process.execPath, [entry, "serve", folder, "--port", "0", "--page", "leaderboard"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  ends.push(() => child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const told = String((await lines.next()).value);
  expect(told).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/leaderboard$/);
  const { origin } = new URL(told);
  const project = await call(origin, "/api/project");
  expect([project.status, JSON.parse(project.text).sources]).toEqual([200, 3]);
  const page = await call(origin, "/leaderboard", { headers: { accept: "text/html" } });
  expect([page.status, page.text.includes('<div id="root">')]).toEqual([200, true]);
  expect(page.headers["content-security-policy"]).toContain("script-src 'self'");
  const ended = once(child, "exit");
  child.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
});

test("what has a name that changes with its content is kept for ever, the page itself is asked for each time", async () => {
  const folder = folderOf(smallExperiment);
  const child = spawn(process.execPath, [entry, "serve", folder, "--port", "0", "--json"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  ends.push(() => child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { address } = JSON.parse(String((await lines.next()).value)) as { address: string };
  const page = await call(address, "/", { headers: { accept: "text/html" } });
  const [, script = ""] = /src="(\/assets\/[^"]+\.js)"/.exec(page.text) ?? [];
  const asset = await call(address, script, { headers: { "accept-encoding": "br" } });
  expect([
    page.headers["cache-control"],
    asset.headers["cache-control"],
    asset.headers["content-encoding"],
  ]).toEqual(["no-cache", "public, max-age=31536000, immutable", "br"]);
  const missing = await call(address, "/assets/none.js", { headers: { accept: "text/html" } });
  expect([missing.status, JSON.parse(missing.text).error.code]).toEqual([404, "route.unknown"]);
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});

test("a folder that is not there, a port that is none and one that is taken are refused in a sentence", async () => {
  const folder = folderOf(smallExperiment);
  const missing = await soundings(["serve", `${folder}/nowhere`]);
  const noPort = await soundings(["serve", folder, "--port", "door"]);
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  ends.push(() => taken.close());
  const { port } = taken.address() as AddressInfo;
  const isTaken = await soundings(["serve", folder, "--port", String(port)]);
  expect([missing, noPort, isTaken].map(({ status, stdout }) => [status, stdout])).toEqual([
    [2, ""],
    [2, ""],
    [2, ""],
  ]);
  expect(missing.stderr).toContain("nowhere");
  expect(noPort.stderr).toBe(
    '--port "door" is not a port.\n  Write a whole number up to 65535, or 0 for any that is free.\n',
  );
  expect(isTaken.stderr).toBe(
    `Another program listens on 127.0.0.1:${port} already.\n  Choose another port, or 0 for any that is free.\n`,
  );
});
