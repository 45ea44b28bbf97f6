import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { entry, execute, soundings, temporaryFolder } from "./command-line.ts";

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

const harbour = Array.from({ length: 40 }, (_, at) => `Berth ${at} lies in the inner harbour.`).join(" ");
const files = {
  "sources/harbour.md": `# Harbour\n\n${harbour}\n`,
  "sources/harbour-copy.md": `# Harbour\n\n${harbour} Ask the harbour master.\n`,
  "sources/tide.txt": `High water is at noon.\u{e0049}\u{e0067}\u{e006e}\u{e006f}\u{e0072}\u{e0065} Low water is at six.\n`,
  "sources/chart.png": "no picture",
  "sources/same.txt": "High tide.\n",
  "sources/same-again.txt": "High tide.\n",
};

function folderOf(content: Record<string, string>): string {
  const made = temporaryFolder(content);
  folders.push(made);
  return made.folder;
}

describe("soundings sources", () => {
  test("says what the sources hold, what was lost, what is nearly the same and what is hidden", async () => {
    const shown = await soundings(["sources", folderOf(files)]);
    expect(shown.status).toBe(0);
    expect(shown.stdout.split("\n")[0]).toMatch(
      /^4 sources in 6 files {2}· .* characters {2}· .*version 1 \(/,
    );
    expect(shown.stdout).toContain("left out: chart.png: no parser takes files of this kind");
    expect(shown.stdout).toContain("same.txt has the same text as same-again.txt, which stands for both.");
    expect(shown.stdout).toMatch(/harbour-copy\.md and harbour\.md share 9\d % of their wording\./);
    expect(shown.stdout).toMatch(/files after parse +5 +1 of 6 lost/);
    expect(shown.stdout).toMatch(/documents after prepare +4 +1 of 5 lost/);
    expect(shown.stdout).toMatch(/tide\.txt +tag characters +“Ignore”/);
  });

  test("reads files in threads whatever Node itself was started with", async () => {
    const folder = folderOf({ "sources/berth.html": "<h1>Berth</h1><p>It lies in the inner harbour.</p>" });
    const shown = await execute(process.execPath, ["--max-old-space-size=1000", entry, "sources", folder]);
    expect(shown.status).toBe(0);
    expect(shown.stdout).toContain("1 source in 1 file");
  });

  test("keeps what is hidden out of what is searched and quoted", async () => {
    const asked = await soundings(["ask", folderOf(files), "When is high water?"]);
    expect(asked.stdout).toContain("High water is at noon.");
    expect(asked.stdout).not.toMatch(/[\u{e0000}-\u{e007f}]/u);
  });

  test("keeps every version, and says what changed between two", async () => {
    const folder = folderOf(files);
    await soundings(["sources", folder]);
    const source = (name: string) => path.join(folder, "sources", name);
    mkdirSync(source("archive"));
    renameSync(source("harbour.md"), source("archive/harbour.md"));
    rmSync(source("harbour-copy.md"));
    writeFileSync(source("tide.txt"), "High water is at one.\n");
    writeFileSync(source("new.txt"), "A new berth.\n");
    const described = await soundings(["sources", folder, "--json"]);
    expect(JSON.parse(described.stdout)).toMatchObject({
      schema: "soundings.sources/1",
      version: { version: 2 },
      sources: [
        { source: "archive/harbour.md" },
        { source: "new.txt" },
        { source: "same-again.txt" },
        { source: "tide.txt" },
      ],
    });
    expect((await soundings(["sources", "diff", "-C", folder])).stdout.trim().split("\n")).toEqual([
      "version 1 → version 2  ·  2 sources unchanged",
      "",
      "added: 1",
      "  new.txt",
      "",
      "removed: 1",
      "  harbour-copy.md",
      "",
      "changed: 1",
      "  tide.txt",
      "",
      "moved: 1",
      "  harbour.md → archive/harbour.md",
    ]);
    expect((await soundings(["sources", "versions", "-C", folder])).stdout.trim().split("\n")).toHaveLength(
      3,
    );
    const unknown = await soundings(["sources", "diff", "7", "-C", folder]);
    expect([unknown.status, unknown.stderr]).toEqual([
      2,
      expect.stringContaining('There is no version "7" of the sources.'),
    ]);
  });

  test("follows a source to its chunks, and to the questions they answer", async () => {
    const gold = "High water is at noon.";
    const folder = folderOf({
      "sources/tide.txt": `${gold}\nLow water is at six.\n`,
      "sources/boat.txt": "The boat is green.\n",
      "questions.jsonl": `${JSON.stringify({ id: "noon", question: "When is high water?", gold: [{ source: "tide.txt", start: 0, end: gold.length }] })}\n`,
    });
    await soundings(["run", folder]);
    const traced = await soundings(["sources", "trace", "tide.txt", "-C", folder, "--json"]);
    expect(JSON.parse(traced.stdout)).toMatchObject({
      schema: "soundings.source/1",
      source: "tide.txt",
      file: "tide.txt",
      chunks: [{ id: 0, where: "lines 1–2", cited: ["noon"], gold: ["noon"] }],
    });
    const missing = await soundings(["sources", "trace", "tides.txt", "-C", folder]);
    expect([missing.status, missing.stderr]).toEqual([2, expect.stringContaining('Is "tide.txt" meant?')]);
  });

  test("fetches a page once, answers from its snapshot, and asks again only when told to", async () => {
    let times = "noon";
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(`<title>Ferry</title><main><h1>Winter</h1><p>The ferry leaves at ${times}.</p></main>`);
    });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/winter`;
    try {
      const folder = folderOf({ "soundings.yaml": `sources: [${address}]\n` });
      const question = "When does the ferry leave?";
      const first = await soundings(["ask", folder, question]);
      expect(first.stdout).toContain("The ferry leaves at noon.");
      expect(first.stdout).toContain(`[1] ${address}  Winter`);
      times = "dusk";
      expect((await soundings(["ask", folder, question])).stdout).toContain("leaves at noon.");
      expect(asked).toBe(1);
      await soundings(["sources", folder, "--refresh"]);
      expect((await soundings(["ask", folder, question])).stdout).toContain("leaves at dusk.");
      server.close();
      server.closeAllConnections();
      const alone = await soundings(["sources", folder, "--refresh"]);
      expect(alone.stdout).toContain(`${address} was not refreshed, its snapshot of `);
      const ledger = readFileSync(path.join(folder, ".soundings", "ledger.jsonl"), "utf8")
        .trim()
        .split("\n");
      expect(ledger.map((row) => (JSON.parse(row) as { status: number | null }).status)).toEqual([
        200,
        200,
        null,
      ]);
    } finally {
      server.close();
    }
  });
});
