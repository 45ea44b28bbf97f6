import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ArtifactPreview } from "../contracts/api/artifact.ts";
import type { RunDetail } from "../contracts/api/runs.ts";
import { openWorkspace } from "../app/workspace.ts";
import { call } from "./http-client.fixture.ts";
import { openedProject } from "./opened-project.fixture.ts";
import { projectFiles, workThrough } from "./project.fixture.ts";

test("every artifact of a run can be looked at and saved, and none of another run", async () => {
  // Long enough for several pieces.
  const long = `# Log\n\n${Array.from({ length: 34_000 }, (_, at) => `Day ${at} brought wind and rain.`).join("\n")}\n`;
  const project = await openedProject({
    ...projectFiles,
    "soundings.yaml": projectFiles["soundings.yaml"].replace("[60, 120]", "[5000, 9000]"),
    "sources/log.md": long,
  });
  const swept = await workThrough(project.server.address, "/api/runs", { kind: "sweep" });
  const [first, second] = swept.events
    .filter(({ type }) => type === "run-end")
    .map(({ data }) => String(data["runId"])) as [string, string];
  const artifactsOf = async (run: string) =>
    ((await project.get(`/api/runs/${run}`)).body as RunDetail).lineage.artifacts;
  const artifacts = await artifactsOf(first);

  const sizes = [];
  // Two that hold the same, such as nothing, are one artifact under the first of their names.
  const distinct = artifacts.filter(
    ({ digest }, at) => artifacts.findIndex((one) => one.digest === digest) === at,
  );
  for (const { stage, name, digest } of distinct) {
    const address = `/api/runs/${first}/artifacts/${digest}`;
    const preview = ArtifactPreview.parse((await project.get(`${address}?view=preview`)).body);
    const { bytes } = await call(project.server.address, address);
    expect({ ...preview, text: null, isWhole: null }).toEqual({
      name,
      stage,
      digest,
      fileName: expect.stringMatching(new RegExp(`^${first}-${stage}-${name}\\.(?:json|bin)$`)) as string,
      mediaType: expect.stringMatching(/^application\//) as string,
      bytes: bytes.length,
      text: null,
      isWhole: null,
    });
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(digest);
    sizes.push(bytes.length);
  }
  expect(Math.max(...sizes)).toBeGreaterThan(1_000_000);

  const own = new Set(artifacts.map(({ digest }) => digest));
  const foreign = (await artifactsOf(second)).find(({ digest }) => !own.has(digest));
  const refused = await project.get(`/api/runs/${first}/artifacts/${foreign?.digest}`);
  expect(refused).toEqual({
    status: 404,
    body: {
      error: {
        code: "artifact.unknown",
        message: `The run left no artifact ${foreign?.digest.slice(0, 12)}, or it is no longer stored.`,
        hint: "The run's lineage lists what it left; running it again makes what was cleaned away.",
      },
    },
  });
  expect((await project.get(`/api/runs/${first}/artifacts/..%2F..%2Fsoundings.sqlite`)).status).toBe(400);

  const spans = artifacts.find(({ stage, name }) => stage === "chunk" && name === "spans");
  const address = `/api/runs/${first}/artifacts/${spans?.digest}`;
  const preview = ArtifactPreview.parse((await project.get(`${address}?view=preview`)).body);
  expect([preview.isWhole, preview.text?.slice(0, 43)]).toEqual([
    true,
    '[\n  {\n    "source": "birds.md",\n    "bounds',
  ]);
  const corpus = artifacts.find(({ name }) => name === "corpus");
  const listing = ArtifactPreview.parse(
    (await project.get(`/api/runs/${first}/artifacts/${corpus?.digest}?view=preview`)).body,
  );
  expect(listing.text?.split("\n").map((line) => line.replace(/^\d+ bytes {2}/, ""))).toEqual([
    "A pack of 6 entries:",
    "(list of what follows)",
    "birds.md",
    "boats.md",
    "bread.md",
    "log.md",
    "page.html",
  ]);

  const head = await call(project.server.address, address);
  const again = await call(project.server.address, address, {
    headers: { "if-none-match": String(head.headers["etag"]) },
  });
  expect([head.headers["content-disposition"], again.status]).toEqual([
    `attachment; filename*=UTF-8''${first}-chunk-spans.json`,
    304,
  ]);
});

test("an artifact that is damaged is not sent as if it were whole", async () => {
  const project = await openedProject();
  const ran = await workThrough(project.server.address, "/api/runs", { kind: "run" });
  const run = String(ran.events.find(({ type }) => type === "run-end")?.data["runId"]);
  const { lineage } = (await project.get(`/api/runs/${run}`)).body as RunDetail;
  const digest = String(lineage.artifacts.find(({ stage }) => stage === "chunk")?.digest);
  const workspace = await openWorkspace(path.join(project.folder, ".soundings"));
  const bytes = Buffer.from((await workspace.artifacts.get(digest)) as Uint8Array);
  await workspace.close();
  bytes[bytes.length - 2] = 0x20;
  writeFileSync(path.join(project.folder, ".soundings/objects", digest.slice(0, 2), digest.slice(2)), bytes);
  expect(await project.get(`/api/runs/${run}/artifacts/${digest}`)).toEqual({
    status: 500,
    body: {
      error: {
        code: "store.damaged",
        message: `The stored artifact ${digest.slice(0, 12)} is damaged or gone.`,
        hint: "Run the same configuration again: it is made anew.",
      },
    },
  });
});
