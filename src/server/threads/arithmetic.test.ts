import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { call } from "../http-client.fixture.ts";
import { openServer } from "../open-server.ts";
import { projectFolder } from "../project.fixture.ts";

const blocked = new URL("./blocked-thread.fixture.ts", import.meta.url);

test("while comparisons hold every computing thread, all that is quick is answered", async () => {
  const project = projectFolder();
  const server = await openServer({ folder: project.folder, scripts: { computing: blocked } });
  const answered: string[] = [];
  const ask = async (name: string, address: string): Promise<void> => {
    await call(server.address, address);
    answered.push(name);
  };
  try {
    const comparisons = [1, 2, 3].map(() => ask("comparison", "/api/comparison?runs=a,b"));
    const quick = ["/api/health", "/api/project", "/api/runs", "/api/questions", "/api/jobs", "/api/metrics"];
    // The arithmetic has begun before anything quick is asked for.
    while (!existsSync(path.join(project.folder, ".held"))) await ask("health", "/api/health");
    const begun = answered.length;
    for (const address of quick) await ask(address, address);
    const meanwhile = answered.slice(begun);
    writeFileSync(path.join(project.folder, ".release"), "");
    await Promise.all(comparisons);
    expect(meanwhile).toEqual(quick);
    expect(answered.slice(begun + quick.length)).toEqual(["comparison", "comparison", "comparison"]);
  } finally {
    writeFileSync(path.join(project.folder, ".release"), "");
    await server.close();
    project.remove();
  }
});
