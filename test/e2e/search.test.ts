import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import type { Search } from "../../src/contracts/search.ts";
import { entry, soundings, temporaryFolder } from "./command-line.ts";

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

/** Sixteen sources with two questions each. Chunks of 40 characters cut every answer; with 180 they hold it whole. */
const places = ["harbour", "mill", "chapel", "orchard", "quarry", "lighthouse", "bakery", "library"].flatMap(
  (name) => [`north ${name}`, `south ${name}`],
);
/** Unlike lengths, so that sources score unlike. */
const aside = (number: number) => "quite ".repeat(number % 7);
const sources = places.map((place, number) => [
  `sources/${place.replace(" ", "-")}.md`,
  `# The ${place}\n\nThe key of the ${place} hangs ${aside(number)}on the third hook behind the wooden door of the old gate house.\n\nThe ${place} opens on the first Sunday of the month at half past nine in the morning and never in winter.\n`,
]);
const questions = places.flatMap((place, number) => [
  {
    id: `key${number}`,
    question: `Where does the key of the ${place} hang?`,
    answer: `The key of the ${place} hangs on the third hook behind the wooden door of the old gate house.`,
    group: place,
  },
  {
    id: `open${number}`,
    question: `When does the ${place} open?`,
    answer: `The ${place} opens on the first Sunday of the month at half past nine in the morning and never in winter.`,
    group: place,
  },
]);

/** Answers with the first passage, writes down that it was asked, and once told so hangs at its fortieth question. */
const answerer = `import { appendFileSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
const here = import.meta.dirname;
const log = path.join(here, "asked.log");
export default {
  id: "noting",
  async answer({ question, passages }) {
    appendFileSync(log, question + "\\n");
    if (existsSync(path.join(here, "hang")) && readFileSync(log, "utf8").split("\\n").length > 40) {
      process.stderr.write("hanging\\n");
      await new Promise(() => {});
    }
    return { text: passages[0].text, refused: false, citations: [], evidence: 1 };
  },
};
`;

const config = `pipeline:
  answer:
    kind: { file: ./answerer.ts }
vary:
  chunk.size: [40, 180]
  chunk.overlap: [0, 30]
  retrieve.k: { from: 1, to: 3, step: 1 }
search:
  metric: token-f1
  budget: { questions: 250 }
`;

function makeFolder(): string {
  const made = temporaryFolder({
    ...Object.fromEntries(sources),
    "questions.jsonl": questions.map((question) => JSON.stringify(question)).join("\n"),
    "answerer.ts": answerer,
    "soundings.yaml": config,
  });
  folders.push(made);
  return made.folder;
}

function askedIn(folder: string): string[] {
  const log = path.join(folder, "asked.log");
  return existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
}

async function json<Body>(args: readonly string[]): Promise<Body> {
  const { status, stdout, stderr } = await soundings([...args, "--json"]);
  expect([status, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as Body;
}

/** The events without what the clock of the one or the other run may have decided: nothing is dropped by time here. */
const told = ({ status, strategy, metric, budget, events, result }: Search) => ({
  status,
  strategy,
  metric,
  budget,
  events,
  result,
});

test("a search finds the better configuration, and one that was killed goes on to the same end", async () => {
  const whole = makeFolder();
  const first = (await json<{ search: Search }>(["sweep", "--search", "-C", whole])).search;
  expect(first.result!.winner).toContain("chunk.size=180");
  expect(first.result!.verdict).toBe("confirmed");
  expect(first.result!.baseline!.comparison!.low!).toBeGreaterThan(0);
  expect(first.result!.spent).toBe(askedIn(whole).length);
  expect(first.result!.spent).toBeLessThanOrEqual(250);

  // Again: the same search, and nobody is asked anything.
  const again = (await json<{ search: Search }>(["sweep", "--search", "-C", whole])).search;
  expect([again.id, told(again)]).toEqual([first.id, told(first)]);
  expect(askedIn(whole)).toHaveLength(first.result!.spent);

  const killed = makeFolder();
  writeFileSync(path.join(killed, "hang"), "");
  const child = spawn(process.execPath, [entry, "sweep", "--search", "-C", killed, "--jobs", "1"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(child, "close");
  for await (const text of child.stderr.setEncoding("utf8")) if (String(text).includes("hanging")) break;
  child.kill("SIGKILL");
  await ended;
  rmSync(path.join(killed, "hang"));
  const stopped = await json<{ searches: Search[] }>(["searches", "-C", killed]);
  expect(stopped.searches.map(({ status, result }) => [status, result])).toEqual([["stopped", null]]);
  const before = askedIn(killed).length;
  const resumed = (await json<{ search: Search }>(["sweep", "--search", "-C", killed])).search;
  expect(told(resumed)).toEqual(told(first));
  // All but the block it was killed in was kept.
  const asked = askedIn(killed);
  const block = first.events.find((event) => event.type === "block-end")!;
  expect(asked.length - first.result!.spent).toBeLessThanOrEqual(block.questions.length);
  expect(before).toBe(40);

  const { stdout } = await soundings(["show", first.id, "-C", whole]);
  expect(stdout).toContain(`winner  ${first.result!.winner}`);
  expect(stdout).toMatch(/dropped {3}\S.*chunk\.size=40 /);
});

interface Forecast {
  configurations: number;
  indexes: number;
  evaluations: number;
  search: { screen: { candidates: number; questions: number; indexes: number } } | null;
}

test("a dry run tells what a sweep then takes, and what a search begins with and may take at most", async () => {
  const folder = makeFolder();
  const plain = await json<Forecast>(["sweep", "--dry-run", "-C", folder]);
  const searching = await json<Forecast>(["sweep", "--search", "--dry-run", "-C", folder]);
  const { search } = await json<{ search: Search }>(["sweep", "--search", "-C", folder]);
  const begun = search.events.find((event) => event.type === "phase-start")!;
  expect([begun.candidates.length, begun.questions]).toEqual([
    searching.search!.screen.candidates,
    searching.search!.screen.questions,
  ]);
  expect(search.result!.spent).toBeLessThanOrEqual(searching.evaluations);

  const fresh = makeFolder();
  const { runs } = await json<{
    runs: { stages: { stage: string; cached: boolean; key: string }[] }[];
  }>(["sweep", "-C", fresh]);
  const built = runs
    .flatMap(({ stages }) => stages)
    .filter(({ stage, cached }) => stage === "index" && !cached);
  expect(plain).toMatchObject({
    configurations: runs.length,
    indexes: built.length,
    evaluations: askedIn(fresh).length,
  });
});

test.each([
  [["--search", "--metric", "niceness"], 'There is no metric "niceness" in this experiment.'],
  [
    ["--search", "--metric", "answerability-auroc"],
    "answerability-auroc is a figure of a whole question set",
  ],
  [["--search", "--budget", "12questions"], "A budget of 12 question evaluations is too small"],
  [
    ["--search", "--budget", "cheap"],
    '--budget "cheap" is neither a number of questions, nor of minutes, nor an amount of money.',
  ],
  [["--search", "--strategy", "bayes"], '--strategy "bayes" is not a strategy.'],
  [["--seed", "3"], "--seed belongs to a search, and a plain sweep runs every configuration."],
  [["--search", "--set", "chunk.size=90", "chunk.overlap=9", "retrieve.k=2"], "There is nothing to search"],
])("sweep %j is refused in one sentence, and nothing is stored", async (args, sentence) => {
  const folder = makeFolder();
  const { status, stderr } = await soundings(["sweep", folder, ...args]);
  expect([status, stderr.includes(sentence)]).toEqual([2, true]);
  expect((await json<{ searches: Search[] }>(["searches", "-C", folder])).searches).toEqual([]);
  expect(askedIn(folder)).toEqual([]);
});
