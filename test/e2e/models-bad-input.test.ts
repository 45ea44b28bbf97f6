import { afterEach, describe, expect, test, vi } from "vitest";
import { type ModelServer, type ModelServerSettings, startModelServer } from "../fixtures/model-server.ts";
import { readingModel } from "../fixtures/reading-model.ts";
import { type AskedFolder, askedFolder } from "./asked-folder.ts";
import { soundings } from "./command-line.ts";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const end of ends.splice(0)) await end();
});

type Reply = ModelServerSettings["reply"];

async function served(settings: Partial<ModelServerSettings> = {}): Promise<ModelServer> {
  const server = await startModelServer({ reply: readingModel, ...settings });
  ends.push(() => server.kill());
  return server;
}

/** A folder whose provider has the settings, such as "concurrent: 1", beside its address. */
function folderAt(baseUrl: string, settings = ""): AskedFolder {
  const made = askedFolder(
    `{ like: vllm, baseUrl: ${JSON.stringify(baseUrl)}, tokenizer: o200k${settings} }`,
  );
  ends.push(made.remove);
  return made;
}

const answering = ({ run }: Awaited<ReturnType<AskedFolder["run"]>>) =>
  run?.stages.find(({ stage }) => stage === "answer");

describe("whatever is wrong with every call ends the run with one sentence and what to do", () => {
  test.each<[string, Reply, { message: string; hint: string }]>([
    [
      "an unknown model",
      () => ({ status: 404, message: "The model `reader` does not exist." }),
      {
        message: 'vLLM has no model "reader": The model `reader` does not exist.',
        hint: "Name it as the server was started with: --served-model-name, or else its path.",
      },
    ],
    [
      "a base URL where a page is",
      () => ({ contentType: "text/html", content: "<html>Welcome</html>" }),
      {
        message: "BASE/chat/completions answered with status 200, but not as a model does.",
        hint: "Check the base URL. That of vLLM is http://localhost:8000/v1, and most end in /v1.",
      },
    ],
    [
      "replies in another shape",
      () => ({ contentType: "application/json", content: '{"answer":42}' }),
      {
        message: "vLLM sent JSON in another shape than that of chat completions.",
        hint: "See whether BASE/chat/completions is the address of chat completions, and whether what stands before it changes answers.",
      },
    ],
    [
      "prompts that the provider finds too long",
      () => ({
        status: 400,
        code: "context_length_exceeded",
        message:
          "This model's maximum context length is 1200 tokens. However, you requested 1298 tokens (274 in the messages, 1024 in the completion).",
      }),
      {
        message:
          "The prompt of 274 tokens and a reply of up to 1024 are 98 tokens longer than the 1200 tokens that here/reader holds.",
        hint: "Give it fewer or shorter passages, ask for a shorter reply, or choose a model with a longer context.",
      },
    ],
    [
      "a provider that asks to wait for longer than anyone would",
      () => ({ status: 429, message: "Rate limit reached.", headers: { "retry-after": "3600" } }),
      {
        message: "vLLM asks to wait (status 429): Rate limit reached.",
        hint: "Wait, or send fewer requests at once and a minute.",
      },
    ],
  ])("%s", async (_, reply, expected) => {
    const { baseUrl } = await served({ reply });
    const { run, said } = await folderAt(baseUrl).run();
    const plain = (text = "") => text.replaceAll(baseUrl, "BASE");
    expect([run?.status, { ...said, message: plain(said?.message), hint: plain(said?.hint) }]).toEqual([
      "failed",
      { code: 3, ...expected },
    ]);
  });

  test("a server that nobody started", async () => {
    const { baseUrl, kill } = await startModelServer({ reply: readingModel });
    await kill();
    const { said } = await folderAt(baseUrl).run();
    expect(said).toEqual({
      code: 3,
      message: `The request to ${new URL(baseUrl).origin} failed: connect ECONNREFUSED ${new URL(baseUrl).host}.`,
      hint: "Start the server with `vllm serve MODEL`, or check its address.",
    });
  });
});

describe("what cannot work is refused before anything is sent", () => {
  test.each<[string, { settings?: string; overrides?: string[]; budget?: number; key?: string }, object]>([
    [
      "a budget of zero",
      { budget: 0 },
      {
        code: 2,
        message: "With a budget of $0 no model can be asked.",
        hint: "Give an amount, such as --budget 5usd, or leave --budget out.",
      },
    ],
    [
      "a key that cannot be sent",
      { key: "two\nlines" },
      {
        code: 2,
        message: "VLLM_API_KEY holds a character that no key has, such as a space or a line break inside.",
        hint: "Copy the key for vLLM again, whole and alone.",
      },
    ],
    [
      "a model of a provider of other models",
      { overrides: ["answer.model=tei/bge-m3"] },
      {
        code: 2,
        message: "tei/bge-m3 cannot be asked here: of tei, Soundings knows no language models.",
        hint: "It knows language models of openai, azure, vllm, ollama, llama-cpp, openrouter, mistral, groq, anthropic, gemini, bedrock, sagemaker.",
      },
    ],
    [
      "a provider of nobody",
      { overrides: ["answer.model=opnai/gpt-5"] },
      {
        code: 2,
        message: 'opnai/gpt-5 names the provider "opnai", which Soundings does not know.',
        hint: "Did you mean openai/gpt-5?",
      },
    ],
    [
      "prompts that are known to be too long",
      { settings: ", traits: { contextTokens: 1200 }" },
      {
        code: 3,
        message: expect.stringMatching(
          /^The prompt of 2\d\d tokens and a reply of up to 1024 are \d+ tokens longer than the 1200 that here\/reader holds\.$/,
        ),
        hint: expect.stringMatching(/^Not one of its passages would fit: /),
      },
    ],
  ])("%s", async (_, { settings = "", overrides, budget, key }, expected) => {
    if (key !== undefined) vi.stubEnv("VLLM_API_KEY", key);
    const server = await served();
    const { said } = await folderAt(server.baseUrl, settings).run(overrides, budget);
    expect([said, server.requests]).toEqual([expected, []]);
  });

  test.each(["localhost:8000", "ftp://127.0.0.1/v1", "http://exa mple/v1"])(
    "the base URL %s",
    async (address) => {
      await expect(folderAt(address).run()).rejects.toMatchObject({
        code: "config.invalid",
        message: `soundings.yaml:2:23: models.here.baseUrl must be an http or https address, not the text "${address}".`,
      });
    },
  );
});

describe("what is wrong with one question is told of that question alone", () => {
  test("turned down, it is counted as failed and asked again by the next run", async () => {
    let isOut = true;
    const server = await served({
      reply: (body) => (isOut && isAboutHeating(body) ? { status: 400, message: "No." } : readingModel(body)),
    });
    const folder = folderAt(server.baseUrl);
    const first = await folder.run();
    const { metrics, notices } = answering(first) ?? {};
    expect([
      first.run?.status,
      metrics?.["without-answer"],
      first.run?.metrics["token-f1"]?.failed,
      notices,
    ]).toEqual([
      "finished",
      1,
      1,
      ["The question q3 could not be answered: vLLM turned the request down with status 400: No."],
    ]);
    isOut = false;
    const before = server.requests.length;
    const second = await folder.run();
    expect([
      server.requests.length - before,
      answering(second)?.metrics["without-answer"],
      second.run?.metrics["token-f1"]?.failed,
    ]).toEqual([1, undefined, 0]);
  });

  test.each<[string, ReturnType<Reply>, boolean]>([
    [
      "withheld by a content filter, it is a refusal",
      { text: "Die Heizung wird", finish: "content_filter" },
      true,
    ],
    ["without a word, it is a refusal", "", true],
    [
      "answered in its own words, it is an answer that stands on nothing",
      "Wherever you like, friend.",
      false,
    ],
  ])("%s, and the others stand", async (_, said, isRefused) => {
    const ordinary = await served();
    const odd = await served({ reply: (body) => (isAboutHeating(body) ? said : readingModel(body)) });
    const expected = await folderAt(ordinary.baseUrl).run();
    const outcome = await folderAt(odd.baseUrl).run();
    const refused = (answering(expected)?.metrics["refused"] ?? NaN) + (isRefused ? 1 : 0);
    expect([outcome.run?.status, answering(outcome)?.metrics["refused"], odd.requests.length]).toEqual([
      "finished",
      refused,
      4,
    ]);
  });

  test("in a shape that nobody can read, it is counted as failed", async () => {
    const server = await served({
      reply: (body) =>
        isAboutHeating(body) ? { contentType: "application/json", content: "[]" } : readingModel(body),
    });
    const outcome = await folderAt(server.baseUrl).run();
    expect([outcome.run?.status, answering(outcome)?.metrics["without-answer"]]).toEqual(["finished", 1]);
  });
});

describe("what was finished is kept", () => {
  test("where the server dies in the middle and stays away, until it is back", async () => {
    const dying: ModelServer = await served({
      pace: (request, word) => (request === 3 && word === 2 ? dying.kill() : Promise.resolve()),
    });
    const folder = folderAt(dying.baseUrl, ", concurrent: 1");
    const { said } = await folder.run();
    const back = await served({ port: dying.port });
    const { run } = await folder.run();
    expect([said?.code, said?.message, dying.requests.length, run?.status, back.requests.length]).toEqual([
      3,
      expect.stringMatching(/broke in the middle of an answer\.$|failed: socket hang up\.$/),
      3,
      "finished",
      2,
    ]);
  });

  test("where the budget ends in the middle, and the same command goes on from there", async () => {
    const server = await served();
    const folder = folderAt(server.baseUrl, ", concurrent: 1, prices: { input: 1, output: 1 }");
    const budget = 0.002;
    const first = await folder.run([], budget);
    const spent = (server.told().inputTokens + server.told().outputTokens) / 1e6;
    const kept = server.requests.length;
    const second = await folder.run([], budget);
    expect([first.said, second.run?.status, server.requests.length]).toEqual([
      {
        code: 3,
        message: expect.stringMatching(
          /^Of the budget of \$0\.002\d*, \$0\.\d+ is spent; the next call could cost up to \$0\.\d+, and \$0\.\d+ is left\.$/,
        ),
        hint: "Raise --budget and give the same command again: every reply so far is kept, and it continues from there.",
      },
      "finished",
      4,
    ]);
    expect([kept > 0 && kept < 4, spent < budget]).toEqual([true, true]);
  });

  test("where the provider asks to wait, and is asked again then", async () => {
    const server = await served({
      reply: (body, request) =>
        request === 2
          ? { status: 429, message: "Slow down.", headers: { "retry-after": "0" } }
          : readingModel(body),
    });
    const outcome = await folderAt(server.baseUrl).run();
    expect([outcome.run?.status, outcome.run?.metrics["token-f1"]?.failed, server.requests.length]).toEqual([
      "finished",
      0,
      5,
    ]);
  });
});

test("a wrong key ends with 3, and stands nowhere", async () => {
  const server = await served({ key: "right-key-0123456789" });
  const folder = folderAt(server.baseUrl);
  const wrong = "wrong-key-9876543210";
  const outcomes = [];
  for (const args of [["run"], ["run", "--json", "--debug"], ["ask", "Which mooring is ours?"], ["ledger"]])
    outcomes.push(await soundings([...args, "-C", folder.folder], { environment: { VLLM_API_KEY: wrong } }));
  expect(outcomes.map(({ status }) => status)).toEqual([3, 3, 3, 0]);
  expect(outcomes[0]?.stderr).toContain(
    "vLLM refused the key: Incorrect API key provided.\n  Set the environment variable VLLM_API_KEY to a key that is valid there.\n",
  );
  expect([JSON.stringify(outcomes).includes(wrong), folder.filesWith(wrong)]).toEqual([false, []]);
  const right = "right-key-0123456789";
  const answered = await soundings(["run", "-C", folder.folder, "--json"], {
    environment: { VLLM_API_KEY: right },
  });
  expect([answered.status, JSON.stringify(answered).includes(right), folder.filesWith(right)]).toEqual([
    0,
    false,
    [],
  ]);
  // The search finds what does stand there.
  expect(folder.filesWith("here/reader")).not.toEqual([]);
});

/** The one question of the small experiment that the reading model answers. */
function isAboutHeating(body: object): boolean {
  return JSON.stringify(body).includes("Wo wird die Heizung eingeschaltet?");
}
