import { afterEach, describe, expect, test } from "vitest";
import { soundings, temporaryFolder } from "./command-line.ts";

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

const boat = "The boat has a green hull. Every boat needs oil, and our boat lies in the harbour.";
const oven = "The oven bakes at 200 degrees. Clean the oven door when the oven is cold.";
const files = {
  "sources/boat.md": `# Boat\n\n${boat}\n`,
  "sources/boat-again.md": `# Boat\n\n${boat} So it is.\n`,
  "sources/oven.md": `# Oven\n\n${oven}\n`,
  "sources/kitchen.md": `# Oven\n\nThe oven is in the kitchen. This oven bakes bread, and the oven door is glass.\n`,
  "sources/signs.md": "…\n",
};

function folderOf(content: Record<string, string>): string {
  const made = temporaryFolder(content);
  folders.push(made);
  return made.folder;
}

const hashing = ["--set", "embed.embedder=hashing"];

interface Mapped {
  schema: string;
  embedder: { id: string; version: string };
  topics: { size: number; sources: { source: string }[]; terms: string[]; central: { firstLine: number } }[];
  nearDuplicates: { documents: { pairs: number; listed: { first: string; second: string }[] } };
  notices: string[];
}

describe("soundings topics", () => {
  test("maps a folder without questions, and the second time embeds nothing", async () => {
    const folder = folderOf(files);
    const args = ["topics", folder, "--count", "2", "--similar", "0.9", ...hashing];
    const first = await soundings(args);
    expect(first.status).toBe(0);
    expect(first.stdout.split("\n").slice(0, 3)).toEqual([
      expect.stringMatching(/^2 topics in 5 chunks of 5 documents, by hashing-256, silhouette \.\d{3}$/),
      "",
      expect.stringMatching(/^1\. .*boat/),
    ]);
    expect(first.stdout).toContain("1 of 5 chunks holds nothing that the embedder knows, and has no topic.");
    expect(first.stderr).toContain("4 stages: 4 run, 0 from cache");
    const second = await soundings(args);
    expect(second.stderr).toContain("4 stages: 0 run, 4 from cache");
    expect(second.stdout).toBe(first.stdout);
  });

  test("prints one object with --json", async () => {
    const { stdout, stderr } = await soundings([
      "topics",
      folderOf(files),
      "--count",
      "2",
      "--similar",
      "0.9",
      "--json",
      ...hashing,
    ]);
    const mapped = JSON.parse(stdout) as Mapped;
    expect({ ...mapped, topics: mapped.topics.map(({ size }) => size) }).toEqual({
      schema: "soundings.topics/1",
      embedder: { id: "hashing-256", version: "1" },
      documents: 5,
      chunks: 5,
      unknown: 1,
      asked: 2,
      seed: 1,
      silhouette: expect.any(Number),
      topics: [2, 2],
      nearDuplicates: {
        threshold: 0.9,
        chunks: { pairs: 1, share: 0.4, listed: [expect.objectContaining({ cosine: expect.any(Number) })] },
        documents: {
          pairs: 1,
          share: 0.4,
          listed: [{ first: "boat-again.md", second: "boat.md", cosine: expect.any(Number) }],
        },
      },
      notices: [expect.stringMatching(/^1 of 5 chunks/)],
      leftOut: [],
    });
    expect(mapped.topics[0]).toEqual({
      size: 2,
      share: 0.5,
      sources: [
        { source: "boat-again.md", chunks: 1 },
        { source: "boat.md", chunks: 1 },
      ],
      terms: expect.arrayContaining(["boat"]),
      central: expect.objectContaining({ firstLine: 1, lastLine: 3, breadcrumb: ["Boat"] }),
    });
    expect(stderr).toBe("");
  });

  test("texts in a language that the embedder does not know are never near duplicates", async () => {
    const folder = folderOf({
      "sources/pump.md": "# Инструкция\n\nНасос следует проверять каждую неделю, PDF прилагается к письму.\n",
      "sources/hotel.md": "# Инструкция\n\nОплата гостиницы производится наличными, PDF чек выдаёт портье.\n",
      "sources/cat.md": "# Инструкция\n\nКошка спит на окне, а PDF с фотографией лежит на столе.\n",
    });
    const { stdout, status } = await soundings(["topics", folder, "--json"]);
    const { topics, nearDuplicates, notices } = JSON.parse(stdout) as Mapped;
    expect({ status, topics, pairs: nearDuplicates.documents.pairs, notices }).toEqual({
      status: 0,
      topics: [],
      pairs: 0,
      notices: [
        "3 of 3 chunks are in Russian, which static-2 does not know: they have no topic and are compared with no other.",
      ],
    });
  });

  test("says so where fewer topics are there than asked for", async () => {
    const { stdout, status } = await soundings([
      "topics",
      folderOf(files),
      "--count",
      "40",
      "--json",
      ...hashing,
    ]);
    const { topics, notices } = JSON.parse(stdout) as Mapped;
    expect([status, topics.length, notices.at(-1)]).toEqual([
      0,
      4,
      "40 topics were asked for, but the chunks differ in no more than 4 directions.",
    ]);
  });

  test.each([
    {
      args: ["--set", "embed.embedder=none"],
      error: "embed.embedder is none",
      hint: "--set embed.embedder=static",
    },
    { args: ["--count", "0", ...hashing], error: '--count "0" is not a whole number', hint: "--count 3" },
    { args: ["--similar", "2", ...hashing], error: '--similar "2" is not a cosine', hint: "--similar 0.95" },
  ])("asked wrongly with $args says what to do", async ({ args, error, hint }) => {
    const { status, stderr } = await soundings(["topics", folderOf(files), ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(error);
    expect(stderr).toContain(hint);
  });

  test("semantic chunks, diversity and answer similarity want an embedder too, and say which was at work", async () => {
    const folder = folderOf({
      ...files,
      "questions.jsonl": `${JSON.stringify({
        id: "q1",
        question: "Where does the boat lie?",
        answer: "in the harbour",
        gold: [{ source: "boat.md", quote: "our boat lies in the harbour" }],
      })}\n`,
    });
    const semantic = ["run", folder, "--json", "--set", "embed.embedder=none", "chunk.strategy=semantic"];
    const without = await soundings(semantic);
    expect([without.status, without.stderr]).toEqual([2, expect.stringContaining("Set embed.embedder")]);
    const diverse = await soundings([
      "run",
      folder,
      "--json",
      "--set",
      "embed.embedder=none",
      "retrieve.diversity=0.3",
    ]);
    expect([diverse.status, diverse.stderr]).toEqual([2, expect.stringContaining("retrieve.diversity to 0")]);
    const ran = async (...settings: string[]) => {
      const { stdout, status } = await soundings(["run", folder, "--json", "--set", ...settings]);
      const { metrics, stages } = JSON.parse(stdout) as {
        metrics: Record<string, { version: string }>;
        stages: { stage: string; key: string }[];
      };
      return { status, metrics, chunkKey: stages.find(({ stage }) => stage === "chunk")?.key };
    };
    const first = await ran("chunk.strategy=semantic", "retrieve.diversity=0.3", "embed.embedder=hashing");
    expect([first.status, first.metrics["answer-similarity@hashing-256"]?.version]).toEqual([
      0,
      "2+hashing-256/1",
    ]);
    const other = await ran("chunk.strategy=semantic", "embed.embedder=hashing", "embed.dimensions=128");
    expect(Object.keys(other.metrics)).toEqual(expect.arrayContaining(["answer-similarity@hashing-128"]));
    expect(Object.keys(other.metrics)).not.toContain("answer-similarity@hashing-256");
    expect(other.chunkKey).not.toBe(first.chunkKey);
  });

  test("a question is answered from diverse passages too", async () => {
    const { status, stdout } = await soundings([
      "ask",
      folderOf(files),
      "Where does our boat lie?",
      "--set",
      "retrieve.diversity=0.5",
      "embed.embedder=hashing",
    ]);
    expect([status, stdout]).toEqual([0, expect.stringContaining("our boat lies in the harbour")]);
  });
});
