import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { smallExperiment, soundings, temporaryFolder } from "./command-line.ts";

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

/** A folder in which one run was made, and the run's id. */
async function ranFolder(files: Record<string, string>, ...settings: string[]) {
  const made = temporaryFolder(files);
  folders.push(made);
  const { folder } = made;
  await soundings(["run", folder, ...(settings.length === 0 ? [] : ["--set", ...settings])]);
  const listed = await soundings(["runs", "-C", folder, "--json"]);
  const { runs } = JSON.parse(listed.stdout) as { runs: { run: { id: string } }[] };
  const id = runs[0]?.run.id as string;
  return { folder, id, show: (...args: string[]) => soundings(["show", id, "-C", folder, ...args]) };
}

const byWords = "retrieve.method=context-bm25";

/** The lost question, for a run by words, shares no word with its gold. */
const withLoss = {
  ...smallExperiment,
  "questions.jsonl": `${smallExperiment["questions.jsonl"]}${JSON.stringify({
    id: "q5",
    question: "Wherewith do we ignite the motor?",
    answer: "green key",
    gold: [{ source: "boat.md", quote: "The engine starts with the green key." }],
  })}\n`,
};

describe("soundings show", () => {
  test("shows step by step where answers were lost, and points to a question's story", async () => {
    const { id, show } = await ranFolder(withLoss, byWords);
    const { stdout, status } = await show();
    expect(status).toBe(0);
    const funnel = stdout.slice(stdout.indexOf("where answers were lost")).split("\n\n");
    expect(funnel.slice(0, 2)).toEqual([
      [
        "where answers were lost          questions  share  lost",
        "answerable, with gold                    4   1.00",
        "gold reached the index                   4   1.00",
        "was ranked                               3    .75     1  not-retrieved (1 of them refused)",
        "was given to the answerer (k 5)          3    .75",
        "was not refused                          2    .50     1  refused-wrongly",
        "was cited                                2    .50",
        "answered right                           2    .50",
      ].join("\n"),
      "Not answered by the sources: 1, of which 1 rightly-refused and 0 should-have-refused.",
    ]);
    expect(stdout).toContain(`soundings show ${id} --why q5`);
  });

  test("adds failures and slices to the object it prints", async () => {
    const { show } = await ranFolder(withLoss, byWords);
    const shown = JSON.parse((await show("--json")).stdout) as {
      schema: string;
      failures: { questions: number; ends: { end: string; count: number }[]; perQuestion: { end: string }[] };
      slices: { metric: string; compared: { claim: string }[] };
    };
    expect([shown.schema, shown.failures.questions, shown.slices.metric]).toEqual([
      "soundings.run/1",
      5,
      "ndcg@10",
    ]);
    expect(shown.failures.perQuestion.map(({ end }) => end)).toEqual([
      "refused-wrongly",
      "right",
      "right",
      "rightly-refused",
      "not-retrieved",
    ]);
    expect(
      shown.failures.ends.filter(({ count }) => count > 0).map(({ end, count }) => [end, count]),
    ).toEqual([
      ["not-retrieved", 1],
      ["refused-wrongly", 1],
      ["right", 2],
      ["rightly-refused", 1],
    ]);
  });

  test("lists the questions of one end", async () => {
    const { id, show } = await ranFolder(withLoss, byWords);
    const listed = await show("--failures", "not-retrieved");
    expect(listed.stdout).toBe(
      "1 not-retrieved\nq5               Wherewith do we ignite the motor?  refused\n",
    );
    const asJson = JSON.parse((await show("--failures", "right", "--json")).stdout) as object;
    expect(asJson).toMatchObject({ schema: "soundings.failures/1", runId: id, end: "right" });
    expect((await show("--failures", "lost")).status).toBe(2);
  });

  test("tells one question's story, also after its source was deleted", async () => {
    const { folder, show } = await ranFolder(withLoss, byWords);
    rmSync(path.join(folder, "sources", "boat.md"));
    const { stdout } = await show("--why", "q5");
    const sections = stdout.split("\n\n").map((section) => section.split(" ")[0]);
    expect(sections).toEqual([
      "Wherewith",
      "sources",
      "chunks",
      "vectors",
      "ranking",
      "context",
      "answer",
      "scores",
      "end",
    ]);
    expect(stdout).toContain("The gold stands in boat.md, line 5: “The engine starts with the green key.”");
    expect(stdout).toContain("end       not-retrieved: the gold is indexed and was not ranked.");
    const story = JSON.parse((await show("--why", "q5", "--json")).stdout) as object;
    expect(story).toMatchObject({ schema: "soundings.story/1", end: { end: "not-retrieved" } });
    expect((await show("--why", "q9")).status).toBe(2);
  });

  test("tells of a failed run as much as it left", async () => {
    const broken =
      'export default () => ({ id: "b", version: "1", async *answer() { throw new Error("no"); } });\n';
    const { show } = await ranFolder(
      { ...withLoss, "broken.js": broken },
      'answer.kind={"file":"broken.js"}',
    );
    const shown = await show();
    expect(shown.status).toBe(0);
    expect(shown.stdout).toContain("Where answers were lost is not known:");
    expect(JSON.parse((await show("--json")).stdout)).toMatchObject({ failures: null, slices: null });
    const story = await show("--why", "q1");
    expect(story.stdout).toContain("The run is failed and got no further than the retrieve stage:");
  });

  test("lets no control character of a name through", async () => {
    const { folder, show } = await ranFolder(withLoss);
    const name = "do\u001b[2Jg\nx.md";
    writeFileSync(path.join(folder, "sources", name), "# Dog\n\nThe dog is called Tern.\n");
    const asked = {
      id: "d\u001b[2J",
      question: "What is the dog called?",
      gold: [{ source: name, quote: "Tern" }],
    };
    writeFileSync(path.join(folder, "questions.jsonl"), `${JSON.stringify(asked)}\n`);
    const again = await soundings(["run", folder, "--json"]);
    const { run } = JSON.parse(again.stdout) as { run: { id: string } };
    const story = await soundings(["show", run.id, "-C", folder, "--why", asked.id]);
    expect(story.stdout).toContain("The gold stands in do\ufffd[2Jg\ufffdx.md, line 3: “Tern”");
    expect(story.stdout).not.toContain("\u001b");
    expect((await show("--failures", "right")).stdout).not.toContain("\u001b");
  });
});
