import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { array, assert, asyncProperty, constantFrom } from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import { Pipeline, PipelineSettings } from "../../contracts/pipeline.ts";
import { loadConfig, type LoadConfigOptions } from "./load-config.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "soundings-config-"));
});
afterEach(() => rm(root, { recursive: true }));

const environment = { KEY: "secret", EMPTY: "" };
const defaults = {
  sources: "sources",
  questions: "questions.jsonl",
  pipeline: PipelineSettings.parse({}),
  vary: {},
  models: {},
  search: { strategy: "screen-race-confirm", seed: 1, when: {}, constraints: [] },
  cache: { maxGigabytes: 5 },
};

const varyHint =
  "Write dotted paths with lists of values under vary:, such as chunk.size: [300, 600], or ranges, such as {from: 200, to: 1000, step: 200}.";

async function write(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), content);
  }
}

/** The loaded configuration with the root folder written as ROOT. */
async function load(options: Partial<LoadConfigOptions> = {}): Promise<Record<string, unknown>> {
  const loaded = await loadConfig({
    ...(options.file === undefined ? { folder: root } : {}),
    environment,
    ...options,
  });
  return JSON.parse(JSON.stringify(loaded).replaceAll(root, "ROOT")) as Record<string, unknown>;
}

async function faultOf(options: Partial<LoadConfigOptions> = {}): Promise<unknown> {
  const outcome = await load(options).catch((error: unknown) => error);
  if (!(outcome instanceof AppError))
    throw new Error(`It was loaded, or broke: ${JSON.stringify(outcome)}`, { cause: outcome });
  return { code: outcome.code, message: outcome.message.replaceAll(root, "ROOT"), hint: outcome.hint };
}

const conventional = [
  "soundings.yaml",
  "soundings.yml",
  "questions.jsonl",
  "questions.json",
  "questions.yaml",
  "questions.yml",
];
const ignored = ["ROOT/.soundings", ...conventional.map((name) => `ROOT/${name}`)];

describe("models", () => {
  test.each([
    [
      "pipeline: { answer: { model: qwen3 } }",
      'soundings.yaml:1:23: answer.model must be written vendor/model, such as ollama/qwen3, not the text "qwen3".',
    ],
    [
      "models: { openai: { keyVariable: sk-123 } }",
      "soundings.yaml:1:21: models.openai.keyVariable must be the name of an environment variable that holds the key, not the key itself.",
    ],
  ])("%s", async (text, message) => {
    await write({ "soundings.yaml": text });
    expect(await faultOf()).toMatchObject({ message });
  });

  test("a key in the file is told where keys belong", async () => {
    await write({ "soundings.yaml": "models: { openai: { apiKey: sk-123 } }" });
    expect(await faultOf()).toEqual({
      code: "config.invalid",
      message: 'soundings.yaml:1:21: unknown setting "models.openai.apiKey".',
      hint: "Keys come from the environment alone, such as OPENAI_API_KEY; keyVariable names another variable. Take this line out.",
    });
  });
});

describe("places", () => {
  test("a folder without anything is its own sources, with default settings", async () => {
    expect(await load()).toEqual({
      folder: "ROOT",
      file: null,
      stateFolder: "ROOT/.soundings",
      experiment: path.basename(root),
      sourceRoots: ["ROOT"],
      webAddresses: [],
      sourcesIgnore: ignored,
      questionsFile: null,
      config: defaults,
      pipeline: Pipeline.parse({}),
    });
  });

  test("a folder named sources holds the sources, and the questions lie beside it", async () => {
    await write({ "sources/a.md": "x", "questions.yaml": "" });
    expect(await load()).toMatchObject({
      sourceRoots: ["ROOT/sources"],
      webAddresses: [],
      questionsFile: "ROOT/questions.yaml",
    });
  });

  test("a file of only comments means the conventions and the defaults", async () => {
    await write({ "soundings.yml": "# nothing yet\n", "sources/a.md": "x" });
    expect(await load()).toMatchObject({
      file: "ROOT/soundings.yml",
      sourceRoots: ["ROOT/sources"],
      webAddresses: [],
      config: defaults,
    });
  });

  test("named places go before conventions, from the folder of the file", async () => {
    await write({
      "deep/my.yaml": "experiment: mine\nsources: [../notes, ../mail, ../notes/]\nquestions: q/one.jsonl\n",
    });
    expect(await load({ file: path.join(root, "deep/my.yaml") })).toMatchObject({
      folder: "ROOT/deep",
      file: "ROOT/deep/my.yaml",
      stateFolder: "ROOT/deep/.soundings",
      experiment: "mine",
      sourceRoots: ["ROOT/notes", "ROOT/mail"],
      webAddresses: [],
      questionsFile: "ROOT/deep/q/one.jsonl",
      sourcesIgnore: [
        "ROOT/deep/.soundings",
        ...conventional.map((name) => `ROOT/deep/${name}`),
        "ROOT/deep/my.yaml",
        "ROOT/deep/q/one.jsonl",
      ],
    });
  });

  test("the folders of models that are named or varied are no sources", async () => {
    await write({
      "soundings.yaml": [
        "sources: .",
        "pipeline: { embed: { embedder: { onnx: ./models/one } } }",
        "vary: { embed.embedder: [none, static, { onnx: models/two }] }",
      ].join("\n"),
    });
    expect(await load()).toMatchObject({
      sourceRoots: ["ROOT"],
      sourcesIgnore: [...ignored, "ROOT/models/one", "ROOT/models/two"],
    });
  });

  test("a missing or doubtful place is named", async () => {
    await write({
      "two/soundings.yaml": "",
      "two/soundings.yml": "",
      "q/questions.json": "[]",
      "q/questions.jsonl": "",
    });
    const at = (name: string) => path.join(root, name);
    expect([
      await faultOf({ folder: at("none") }),
      await faultOf({ folder: at("two/soundings.yaml") }),
      await faultOf({ file: at("none.yaml") }),
      await faultOf({ file: at("two") }),
      await faultOf({ file: at("two/soundings.yaml"), folder: at("q") }),
      await faultOf({ folder: at("two") }),
      await faultOf({ folder: at("q") }),
    ]).toEqual([
      {
        code: "config.missing",
        message: "The folder ROOT/none does not exist.",
        hint: "Give a folder that holds your sources.",
      },
      {
        code: "config.missing",
        message: "ROOT/two/soundings.yaml is a file, not a folder.",
        hint: "Give the folder that it lies in; a configuration file goes after -c.",
      },
      {
        code: "config.missing",
        message: "The configuration file ROOT/none.yaml does not exist.",
        hint: "Check the path after -c; soundings init writes such a file.",
      },
      {
        code: "config.missing",
        message: "ROOT/two is a folder, not a configuration file.",
        hint: "Give the folder itself as the argument, without -c.",
      },
      {
        code: "config.invalid",
        message: "The folder ROOT/q was given, but the configuration file lies in ROOT/two.",
        hint: "Give only one of them: the folder that the configuration file lies in is the one worked on.",
      },
      {
        code: "config.invalid",
        message: "ROOT/two has both soundings.yaml and soundings.yml.",
        hint: "Keep one of them.",
      },
      {
        code: "config.invalid",
        message: "ROOT/q has both questions.jsonl and questions.json.",
        hint: "Keep one of them, or name one under questions: in soundings.yaml.",
      },
    ]);
  });
});

describe("what a file may hold", () => {
  test("anchors, merge keys, empty sections and environment variables", async () => {
    await write({
      "soundings.yaml": `
experiment: "\${KEY} of \${EMPTY}\${not a name} $KEY"
cache:
pipeline:
  prepare:
    # language: de
  chunk: &small
    size: 100
  answer:
    kind: {url: "https://example.org/path", settings: {chunk: {<<: *small, overlap: 5}}}
vary:
  chunk.size: [100, 200]
`,
    });
    const pipeline = PipelineSettings.parse({
      chunk: { size: 100 },
      answer: {
        kind: { url: "https://example.org/path", settings: { chunk: { size: 100, overlap: 5 } } },
      },
    });
    expect(await load()).toMatchObject({
      experiment: "secret of ${not a name} $KEY",
      config: { pipeline, vary: { "chunk.size": [100, 200] }, cache: { maxGigabytes: 5 } },
    });
  });

  const partHint = "a part of your own: a mapping with file, command or url";
  test.each<[string, string, string]>([
    [
      "pipeline:\n  chunk:\n    sise: 300",
      '3:5: unknown setting "chunk.sise"; did you mean "size"?',
      "The settings of chunk are strategy, size, overlap, unit and semantic.",
    ],
    [
      "# top\npipelin: {}",
      '2:1: unknown setting "pipelin"; did you mean "pipeline"?',
      "The settings are experiment, sources, questions, split, pipeline, vary, search, models, baseline, keepRuns and cache.",
    ],
    [
      "colour: red",
      '1:1: unknown setting "colour".',
      "The settings are experiment, sources, questions, split, pipeline, vary, search, models, baseline, keepRuns and cache.",
    ],
    [
      "pipeline:\n  chunk:\n    unit: token",
      '3:5: chunk.unit cannot be "token"; did you mean "tokens"?',
      "Valid values are characters and tokens.",
    ],
    [
      "pipeline:\n  chunk:\n    unit: 7",
      "3:5: chunk.unit must be characters or tokens, not 7.",
      "Valid values are characters and tokens.",
    ],
    [
      "pipeline:\n  chunk: {strategy: recursiv}",
      '2:11: chunk.strategy cannot be "recursiv"; did you mean "recursive"?',
      `Valid values are fixed, recursive, sentence, structure and semantic, or ${partHint}.`,
    ],
    [
      "pipeline:\n  chunk: {strategy: 3}",
      "2:11: chunk.strategy must be fixed, recursive, sentence, structure or semantic, not 3.",
      `Valid values are fixed, recursive, sentence, structure and semantic, or ${partHint}.`,
    ],
    [
      "pipeline:\n  chunk: {strategy: {fil: a.ts}}",
      '2:22: unknown setting "chunk.strategy.fil"; did you mean "file"?',
      "The settings of chunk.strategy are file, version, settings, command and url.",
    ],
    [
      "pipeline:\n  chunk: {strategy: {version: '2'}}",
      "2:11: chunk.strategy needs file, command or url.",
      'Leave it out for the default, "recursive".',
    ],
    [
      "pipeline:\n  chunk: {strategy: {file: a.ts, url: 'http://a'}}",
      "2:11: chunk.strategy has both file and url.",
      "Give one of file, command or url.",
    ],
    [
      "pipeline:\n  chunk: {strategy: {file: a.ts, verison: '2'}}",
      '2:34: unknown setting "chunk.strategy.verison"; did you mean "version"?',
      "The settings of chunk.strategy are file, version, settings, command and url.",
    ],
    [
      "pipeline:\n  chunk: {strategy: {url: example}}",
      '2:22: chunk.strategy.url must be an http or https address, not the text "example".',
      "Correct it, or leave it out.",
    ],
    [
      "pipeline:\n  chunk: {strategy: {command: run me}}",
      '2:22: chunk.strategy.command must be a list, not the text "run me".',
      'Write it as a list: ["run me"].',
    ],
    [
      "pipeline:\n  chunk:\n    size: 100\n    overlap: 200",
      "4:5: chunk.overlap: overlap must be smaller than size (overlap 200, size 100).",
      "Shared by neighbours, in the same unit. Leave it out for the default, 0.",
    ],
    [
      "pipeline:\n  chunk:\n    overlap: 600",
      "3:5: chunk.overlap: overlap must be smaller than size (overlap 600, size 500).",
      "Shared by neighbours, in the same unit. Leave it out for the default, 0.",
    ],
    [
      "pipeline:\n  chunk:\n    size: '300'",
      '3:5: chunk.size must be a whole number, not the text "300".',
      "Write 300 without quotes.",
    ],
    [
      "pipeline:\n  chunk:\n    size: 1.5",
      "3:5: chunk.size must be a whole number, not 1.5.",
      "Largest chunk, in units. Leave it out for the default, 500.",
    ],
    [
      "pipeline:\n  chunk:\n    size: 0",
      "3:5: chunk.size must be at least 1, not 0.",
      "Largest chunk, in units. Leave it out for the default, 500.",
    ],
    [
      "pipeline:\n  chunk:\n    size:",
      "3:5: chunk.size must be a whole number, not empty.",
      "Largest chunk, in units. Leave it out for the default, 500.",
    ],
    [
      "pipeline:\n  chunk: [300]",
      "2:3: chunk must be a mapping, not a list.",
      "Correct it, or leave it out.",
    ],
    [
      "pipeline:\n  parse: {maxMegabytes: 0}",
      "2:11: parse.maxMegabytes must be more than 0, not 0.",
      "Larger files are left out, and named. Leave it out for the default, 50.",
    ],
    [
      "pipeline:\n  retrieve: {k1: 11}",
      "2:14: retrieve.k1 must be at most 10, not 11.",
      "BM25: how soon repeats of a term stop counting. Leave it out for the default, 0.8.",
    ],
    [
      "pipeline:\n  retrieve: {budget: {}}",
      "2:14: retrieve.budget: needs either characters or tokens.",
      "Give the answerer as many passages as fit, instead of k. Correct it, or leave it out.",
    ],
    [
      "pipeline:\n  evaluate: {k: []}",
      "2:14: evaluate.k must not be an empty list.",
      "Cut-offs of the span metrics. Leave it out for the default, [5].",
    ],
    [
      "pipeline:\n  evaluate: {k: [5, x]}",
      '2:21: evaluate.k[2] must be a whole number, not the text "x".',
      "Correct it, or leave it out.",
    ],
    [
      "pipeline:\n  prepare: {language: English}",
      '2:13: prepare.language cannot be the text "English".',
      'auto, or one ISO 639 code for every document. Leave it out for the default, "auto".',
    ],
    [
      "pipeline:\n  index: {breadcrumbs: yes}",
      '2:11: index.breadcrumbs must be true or false, not the text "yes".',
      "Write true or false, without quotes.",
    ],
    ["experiment: 2024", "1:1: experiment must be text, not 2024.", 'Write it in quotes: "2024".'],
    [
      "sources: []",
      "1:1: sources must not be an empty list.",
      'Folder of sources, web addresses, or several of them. Where there is no folder named sources, the folder of this file. Leave it out for the default, "sources".',
    ],
    [
      "sources: 7",
      "1:1: sources must be text or a list, not 7.",
      'Folder of sources, web addresses, or several of them. Where there is no folder named sources, the folder of this file. Leave it out for the default, "sources".',
    ],
    [
      "cache: {maxGigabyte: 3}",
      '1:9: unknown setting "cache.maxGigabyte"; did you mean "maxGigabytes"?',
      "The settings of cache are maxGigabytes.",
    ],
    [
      "vary:\n  chunk.sise: [1]",
      '2:3: vary: unknown setting "chunk.sise"; did you mean "chunk.size"?',
      varyHint,
    ],
    [
      "vary:\n  pipeline.chunk.size: [1]",
      '2:3: vary: unknown setting "pipeline.chunk.size"; did you mean "chunk.size"?',
      varyHint,
    ],
    ["vary:\n  chunk:\n    size: [1]", "2:3: vary.chunk must be a list or a range, not a mapping.", varyHint],
    ["vary:\n  chunk.size: 300", "2:3: vary.chunk.size must be a list or a range, not 300.", varyHint],
    ["vary: {chunk.size: []}", "1:8: vary.chunk.size must not be an empty list.", varyHint],
    [
      "vary:\n  chunk.size: {from: 900, to: 300, steps: 4}",
      "2:27: vary.chunk.size.to: to must be more than from (to 300, from 900).",
      varyHint,
    ],
    [
      "vary:\n  chunk.size: {from: 300, to: 900, stepps: 4, step: 2}",
      '2:36: unknown setting "vary.chunk.size.stepps"; did you mean "steps"?',
      varyHint,
    ],
    ["vary: {retrieve.k: {from: 1, to: 9}}", "1:8: vary.retrieve.k: give either steps or step.", varyHint],
    [
      "vary: {retrieve.k: {from: 0, to: 9, steps: 3, scale: log}}",
      "1:21: vary.retrieve.k.from: from must be more than 0 for scale log (from 0, scale log).",
      varyHint,
    ],
    [
      "search:\n  constraints:\n    - chunk.overlap <= chunk.size\n    - chunk.overlap <= chunk.sise * 2",
      '4:7: search.constraints: "chunk.overlap <= chunk.sise * 2" cannot be read: unknown setting "chunk.sise"; did you mean "chunk.size"?, at its character 18.',
      "Write a rule between settings, such as chunk.overlap <= chunk.size * 0.25.",
    ],
    [
      "search:\n  when:\n    retrieve.fusion: {retrieve.metod: [hybrid]}",
      '3:23: search: unknown setting "retrieve.metod"; did you mean "retrieve.method"?',
      "Write dotted paths under search:, such as chunk.size: 300.",
    ],
    [
      "search: {budget: {questions: 5, minutes: 3}}",
      "1:10: search.budget: give either questions or minutes (questions 5, minutes 3).",
      "What may be spent; ten configurations on all questions where absent. Correct it, or leave it out.",
    ],
    [
      "search: {budget: {}}",
      "1:10: search.budget: give questions, minutes or usd.",
      "What may be spent; ten configurations on all questions where absent. Correct it, or leave it out.",
    ],
    [
      "search: {budget: {questions: 5, usd: 0}}",
      "1:33: search.budget.usd must be more than 0, not 0.",
      "What models may cost, in US dollars; with questions or minutes both hold. Correct it, or leave it out.",
    ],
    [
      "search: {strategy: bayes}",
      '1:10: search.strategy cannot be "bayes".',
      "Valid values are screen-race-confirm, random, grid, greedy and greedy-pipeline.",
    ],
    [
      "baseline: {sise: 3}",
      '1:12: baseline: unknown setting "sise"; did you mean "chunk.size"?',
      "Write dotted paths under baseline:, such as chunk.size: 300.",
    ],
    ["experiment: a\nexperiment: b", "2:1: this name is given twice.", "Keep one of the two."],
    [
      "pipeline:\n\tchunk: {}",
      "2:1: a tab is used for indentation.",
      "Indent with spaces: YAML forbids tabs.",
    ],
    [
      "pipeline:\n  chunk: {}\n   embed: {}",
      "3:1: the indentation does not fit the lines above.",
      "Line it up with its siblings, with spaces.",
    ],
    [
      "experiment: a: b",
      "1:13: this cannot follow on the same line.",
      "Put text that holds a colon and a space in quotes, or begin a new line.",
    ],
    [
      'experiment: "a',
      "1:15: a closing quote, bracket, comma or colon is missing.",
      "Close what was opened before this place.",
    ],
    [
      "sources: [a, b",
      "1:15: a closing quote, bracket, comma or colon is missing.",
      "Close what was opened before this place.",
    ],
    [
      "experiment: a\n---\nexperiment: b",
      "2:1: a second document begins here.",
      "Remove the line --- and what follows, or merge the two.",
    ],
    [
      "experiment: !!python/name x",
      "1:13: tags beginning with ! are not understood here.",
      "Remove the tag.",
    ],
    [
      "sources: *all",
      "1:10: *all names an anchor that does not stand above.",
      "Put text that begins with * in quotes, or mark a value above with &all.",
    ],
    [
      "- experiment: a",
      "1:1: the file must hold names with values, such as sources: notes, not a list.",
      "Begin lines with the name of a setting and a colon.",
    ],
    [
      "notes",
      "1:1: the file must hold names with values, such as sources: notes, not a single value.",
      "Begin lines with the name of a setting and a colon.",
    ],
    [
      "sources: x/${NOPE}",
      "1:10: the environment variable NOPE of ${NOPE} is not set.",
      "Set it before the command, such as NOPE=value soundings run, or write the value itself.",
    ],
    [
      'pipeline:\n  answer:\n    kind: {url: https://example.org/, settings: {key: "${KEY}"}}',
      "3:55: ${KEY} stands in a setting that is stored with every run, where no secret may be.",
      "Write the value itself; a part of your own can read its environment when it runs.",
    ],
    [
      "__proto__: {a: 1}",
      '1:1: unknown setting "__proto__".',
      "The settings are experiment, sources, questions, split, pipeline, vary, search, models, baseline, keepRuns and cache.",
    ],
    [
      "pipeline:\n  chunk: {size: x}\nexperiment: 1\ncolour: red",
      '2:11: chunk.size must be a whole number, not the text "x". (2 more settings are wrong too: soundings.yaml:3:1, soundings.yaml:4:1.)',
      "Largest chunk, in units. Leave it out for the default, 500.",
    ],
  ])("a mistake is one sentence with its place: %j", async (text, message, hint) => {
    await write({ "soundings.yaml": text });
    expect(await faultOf()).toEqual({ code: "config.invalid", message: `soundings.yaml:${message}`, hint });
  });

  test("a name that is a list or a mapping is refused", async () => {
    await write({ "soundings.yaml": "sources: a\n{{HOME}}: b" });
    expect(await faultOf()).toEqual({
      code: "config.invalid",
      message: "soundings.yaml:2:1: a list or a mapping stands where a name must be.",
      hint: "Write a name and a colon; put text that begins with ?, [ or { in quotes.",
    });
  });

  test("a value that holds itself is refused", async () => {
    await write({ "soundings.yaml": "pipeline: &all\n  chunk: *all" });
    expect(await faultOf()).toEqual({
      code: "config.invalid",
      message: "soundings.yaml:2:10: *all stands inside the value that it names.",
      hint: "Write the value out instead.",
    });
  });

  test("whatever a file holds, it is loaded or refused in one sentence", async () => {
    const piece = constantFrom(
      "pipeline:",
      "chunk:",
      "size:",
      " ",
      "\n",
      "  ",
      "3",
      "{",
      "}",
      "[",
      "]",
      "&a ",
      "*a",
      "- ",
      ": ",
      '"',
      "<<: ",
      "!x ",
      "${KEY}",
      "${",
      "vary:",
      "\t",
      "? ",
      "| ",
      "null",
      "#",
    );
    await assert(
      asyncProperty(array(piece, { maxLength: 12 }), async (pieces) => {
        await write({ "soundings.yaml": pieces.join("") });
        const outcome = await load().catch((error: unknown) => error);
        expect(outcome instanceof Error ? outcome : undefined).toSatisfy(isSentence);
      }),
      { numRuns: 300 },
    );
  });

  test("a file that is not UTF-8 is named", async () => {
    await write({ "soundings.yaml": new Uint8Array([97, 58, 32, 255]) });
    expect(await faultOf()).toEqual({
      code: "config.invalid",
      message: "soundings.yaml: not valid UTF-8 at byte 3.",
      hint: "Save the file as UTF-8.",
    });
  });
});

function isSentence(error: unknown): boolean {
  if (error === undefined) return true;
  return (
    error instanceof AppError &&
    error.code === "config.invalid" &&
    /^soundings\.yaml:\d+:\d+: .+[.?)]$/.test(error.message) &&
    error.hint !== undefined
  );
}

describe("--set", () => {
  test("goes before the file, takes scalars, lists and mappings, and is no longer varied", async () => {
    await write({
      "soundings.yaml":
        "pipeline: {chunk: {size: 100, unit: tokens}}\nvary: {chunk.size: [1, 2], retrieve.k: [3]}",
    });
    const overrides = [
      "chunk.size=300",
      "evaluate.k=[1, 5]",
      "retrieve.budget={characters: 900}",
      "answer.kind={command: [a=b]}",
    ];
    expect((await load({ overrides }))["config"]).toEqual({
      ...defaults,
      pipeline: PipelineSettings.parse({
        chunk: { size: 300, unit: "tokens" },
        evaluate: { k: [1, 5] },
        retrieve: { budget: { characters: 900 } },
        answer: { kind: { command: ["a=b"] } },
      }),
      vary: { "retrieve.k": [3] },
    });
  });

  test("works without a file, the last of two for one setting holding", async () => {
    expect((await load({ overrides: ["chunk.size=1", "chunk.size=2"] }))["config"]).toEqual({
      ...defaults,
      pipeline: PipelineSettings.parse({ chunk: { size: 2 } }),
    });
  });

  const howTo = "Write a setting of the pipeline, an equals sign and a value, such as --set chunk.size=300.";
  test.each<[string, string, string]>([
    ["chunk.sise=300", 'unknown setting "chunk.sise"; did you mean "chunk.size"?', howTo],
    ["size=300", 'unknown setting "size"; did you mean "chunk.size"?', howTo],
    ["=300", 'unknown setting "".', howTo],
    ["chunk.size", "the value is missing.", "Write --set chunk.size=value."],
    ["chunk.size=", "the value is missing.", "Write --set chunk.size=value."],
    [
      "chunk.size=abc",
      'chunk.size must be a whole number, not the text "abc".',
      "Largest chunk, in units. Leave it out for the default, 500.",
    ],
    [
      "chunk.unit=token",
      'chunk.unit cannot be "token"; did you mean "tokens"?',
      "Valid values are characters and tokens.",
    ],
    [
      "chunk.size=50",
      "chunk.overlap: overlap must be smaller than size (overlap 90, size 50).",
      "Shared by neighbours, in the same unit. Leave it out for the default, 0.",
    ],
    [
      "evaluate.k=[1",
      "the value cannot be read.",
      "Write a number, true, false, text, a [list] or a {mapping}; put quotes around the whole argument.",
    ],
    [
      "evaluate.k=- 1",
      "the value cannot be read.",
      "Write a number, true, false, text, a [list] or a {mapping}; put quotes around the whole argument.",
    ],
    [
      "chunk.strategy.file=a.ts",
      "a part of chunk.strategy.file is not a mapping.",
      "Set the whole of chunk.strategy instead.",
    ],
    [
      "retrieve.budget.tokens=5",
      "the configuration varies retrieve.budget as a whole, which would undo it.",
      "Set retrieve.budget as a whole too, or change it under vary: in the file.",
    ],
  ])("a mistake names the argument: --set %s", async (argument, message, hint) => {
    await write({
      "soundings.yaml":
        "pipeline:\n  chunk: {strategy: fixed, overlap: 90}\nvary:\n  retrieve.budget: [{characters: 5}]",
    });
    const place = argument === "chunk.size=50" ? "soundings.yaml:2:28" : `--set ${argument}`;
    expect(await faultOf({ overrides: [argument] })).toEqual({
      code: "config.invalid",
      message: `${place}: ${message}`,
      hint,
    });
  });
});

test("what a variable holds is not told where it is wrong", async () => {
  await write({
    "soundings.yaml": 'models:\n  acme:\n    like: openai\n    baseUrl: "${KEY}"\n',
    "sources/a.md": "Sea.",
  });
  await expect(load({ environment })).rejects.toMatchObject({
    message: "soundings.yaml:4:5: What the variable in models.acme.baseUrl holds is not allowed there.",
  });
});
