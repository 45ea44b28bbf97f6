import { afterEach, describe, expect, test } from "vitest";
import { loadConfig } from "../../src/app/config/load-config.ts";
import type { ModelsForecast } from "../../src/app/use-cases/forecast-models.ts";
import { ask } from "../../src/app/use-cases/ask.ts";
import { openFolder } from "../../src/app/open-folder.ts";
import { openWorkspace } from "../../src/app/workspace.ts";
import type { runJson } from "../../src/cli/render/run-json.ts";
import { accountForBytes } from "../../scripts/models-on-corpus/account-for-bytes.ts";
import { toldTokens } from "../../scripts/models-on-corpus/told-tokens.ts";
import { restartingServer } from "../../scripts/models-on-corpus/restarting-server.ts";
import { type ModelServer, type ModelServerSettings, startModelServer } from "../fixtures/model-server.ts";
import { readingModel } from "../fixtures/reading-model.ts";
import { type AskedFolder, askedFolder } from "./asked-folder.ts";
import { smallExperiment, soundings, temporaryFolder } from "./command-line.ts";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function served(settings: Partial<ModelServerSettings> = {}): Promise<ModelServer> {
  const server = await startModelServer({ reply: readingModel, ...settings });
  ends.push(() => server.kill());
  return server;
}

function folderAt(baseUrl: string, settings = "", kind = "single"): AskedFolder {
  const made = askedFolder(
    `{ like: vllm, baseUrl: ${JSON.stringify(baseUrl)}, tokenizer: o200k${settings} }`,
    `kind: ${kind}, model: here/reader`,
  );
  ends.push(made.remove);
  return made;
}

describe.each(["single", "agent"])(
  "a run of %s on a server that dies in the middle and comes back",
  (kind) => {
    test("answers every question within the forecast, and the ledger accounts for every byte", async () => {
      const server = await restartingServer({ port: 0, killAt: [2], downMs: 0 });
      ends.push(() => server.end());
      const { folder, ledger } = folderAt(server.baseUrl, ", concurrent: 2", kind);
      const json = async (...args: string[]): Promise<unknown> => {
        const { status, stdout, stderr } = await soundings(["run", "-C", folder, "--json", ...args]);
        expect([status, stderr]).toEqual([0, ""]);
        return JSON.parse(stdout);
      };
      const forecast = (await json("--dry-run")) as ModelsForecast;
      expect(server.requests()).toEqual([]);

      const { run, stages } = (await json()) as ReturnType<typeof runJson>;
      const took = stages.find(({ stage }) => stage === "answer")?.metrics ?? {};
      expect([run.status, server.kills(), took["questions"], took["without-answer"]]).toEqual([
        "finished",
        1,
        4,
        undefined,
      ]);
      const { calls, inputTokens, maxOutputTokens } = forecast;
      expect(took["model-calls"]).toBeLessThanOrEqual(calls);
      expect(took["input-tokens"]).toBeLessThanOrEqual(inputTokens.upperBound);
      expect(took["input-tokens"]).toBeGreaterThanOrEqual(0.9 * inputTokens.estimate);
      expect(took["output-tokens"]).toBeLessThanOrEqual(maxOutputTokens);

      const rows = ledger();
      expect(toldTokens(rows, server.requests())).toEqual({
        inputTokens: took["input-tokens"],
        outputTokens: took["output-tokens"],
      });
      expect(accountForBytes(rows, server.requests(), server.socketBytes()).faults).toEqual([]);
      expect(rows.filter(({ error }) => error !== null).length).toBeGreaterThan(0);
      expect(new Set(rows.map((row) => row.run))).toEqual(new Set([run.id]));

      const before = server.requests().length;
      const second = (await json("--offline")) as ReturnType<typeof runJson>;
      expect(second.stages.filter(({ cached }) => !cached)).toEqual([]);
      expect([server.requests().length, ledger().length]).toEqual([before, rows.length]);
    });
  },
);

test.each([
  ["o200k", 3000],
  [null, 8000],
] as const)(
  "an agent that reads nothing but numbers takes no more tokens than it may (tokenizer %s, %d tokens)",
  async (tokenizer, most) => {
    const server = await served();
    const { folder, remove } = temporaryFolder({
      ...smallExperiment,
      ...Object.fromEntries(
        Array.from({ length: 6 }, (_, file) => [`sources/${file}.md`, digits(file)] as const),
      ),
      "soundings.yaml": `models:
  here: { like: vllm, baseUrl: ${JSON.stringify(server.baseUrl)}${tokenizer === null ? "" : `, tokenizer: ${tokenizer}`} }
pipeline:
  answer: { kind: agent, model: here/reader, maxOutputTokens: 64, agent: { tokens: ${most} } }
`,
    });
    ends.push(remove);
    const { status, stdout } = await soundings(["run", "-C", folder, "--json"]);
    expect(status).toBe(0);
    const { run } = JSON.parse(stdout) as ReturnType<typeof runJson>;
    for (const { questionId, tokens } of await tokensByQuestion(folder, run.id)) {
      expect([questionId, Math.max(tokens, most)]).toEqual([questionId, most]);
    }
    expect(server.told().inputTokens).toBeGreaterThan(0);
  },
);

/** A table about everything that is asked, with as many tokens as it has digits and bars. */
function digits(seed: number): string {
  const rows = Array.from({ length: 60 }, (_, row) =>
    Array.from({ length: 12 }, (_, column) => (seed + row * 7 + column * 3) % 10).join(" | "),
  );
  return `# The mooring ${seed}\n\nmooring oven Heizung dog old mean F3 ${seed}\n\n| ${rows.join(" |\n| ")} |\n`;
}

async function tokensByQuestion(folder: string, run: string) {
  return Promise.all(
    ["q1", "q2", "q3", "q4"].map(async (questionId) => {
      const { stdout } = await soundings(["show", run, "-C", folder, "--question", questionId, "--json"]);
      const usages = [...stdout.matchAll(/"(?:inputTokens|outputTokens)": ?(\d+)/g)];
      return { questionId, tokens: usages.reduce((sum, [, tokens]) => sum + Number(tokens), 0) };
    }),
  );
}

test("offline with nothing kept, a run says what it would have sent", async () => {
  const server = await served();
  const { folder } = folderAt(server.baseUrl);
  const { status, stderr } = await soundings(["run", "-C", folder, "--offline"]);
  expect([status, stderr, server.requests]).toEqual([
    3,
    expect.stringMatching(
      /Offline, so a request was not sent: POST for "model here\/reader" would have sent [\d,]+ bytes to \S+, with \d passages? of /,
    ),
    [],
  ]);
});

test.each([1, 3])(
  "no more than %d calls are under way at once where the provider's settings say so",
  async (most) => {
    // Each call waits until as many are there as may be, or until it is one of the last.
    let arrived = 0;
    const waiting: (() => void)[] = [];
    const server = await served({
      pace(_, word) {
        if (word > 1) return Promise.resolve();
        arrived += 1;
        if (arrived % most === 0 || arrived === 4) {
          for (const go of waiting.splice(0)) go();
          return Promise.resolve();
        }
        return new Promise((resolve) => waiting.push(resolve));
      },
    });
    const { run } = await folderAt(server.baseUrl, `, concurrent: ${most}`).run();
    expect([run?.status, server.requests.length, server.mostAtOnce()]).toEqual(["finished", 4, most]);
  },
);

describe("a question that is asked", () => {
  const question = "Wo wird die Heizung eingeschaltet?";
  const answer = "Die Heizung wird im Keller eingeschaltet.";

  test("is answered word by word: the first is there before the server has sent the last", async () => {
    let letOn = (): void => {};
    const isShown = new Promise<void>((resolve) => (letOn = resolve));
    // From the fourth word on, the server waits until the reader has something.
    const server = await served({ pace: (_, word) => (word < 4 ? Promise.resolve() : isShown) });
    const { folder } = folderAt(server.baseUrl);
    const config = await loadConfig({ folder });
    const workspace = await openWorkspace(config.stateFolder);
    ends.push(() => workspace.close());
    const { signal } = new AbortController();
    const told: number[] = [];
    let text = "";
    for await (const event of ask(workspace, config, config.pipeline, question, { signal })) {
      if (event.type !== "answer-delta") continue;
      told.push(server.told().outputTokens);
      text += event.text;
      letOn();
    }
    expect([text, told[0]]).toEqual([answer, 0]);
  });

  test("through a folder gives the answer with its place, and again without asking", async () => {
    const server = await served();
    const opened = await openFolder(folderAt(server.baseUrl).folder);
    ends.push(() => opened.close());
    const first = await opened.ask(question);
    const second = await opened.ask(question);
    expect([first.answer.text, first.places[0]?.source, first.calls.calls]).toEqual([answer, "haus.md", 1]);
    expect([second.answer, server.requests.length]).toEqual([first.answer, 1]);
  });
});
