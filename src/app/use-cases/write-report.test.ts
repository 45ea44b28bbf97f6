import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { sha256 } from "../../adapters/shared/sha256.ts";
import type { MetricSummary, Outcome } from "../../contracts/outcome.ts";
import { Pipeline } from "../../contracts/pipeline.ts";
import type { Question } from "../../contracts/question-set.ts";
import type { Ranking } from "../../contracts/retrieval.ts";
import type { Run, StageName, StageRun } from "../../contracts/run.ts";
import { packCodec } from "../../core/pipeline/pack.ts";
import { encodeParsedFile } from "../../core/pipeline/parsed-file.ts";
import type { GivenAnswer } from "../../core/pipeline/stages/answer-stage.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { openWorkspace, type Workspace } from "../workspace.ts";
import { writeReport } from "./write-report.ts";

const signal = new AbortController().signal;
const encoder = new TextEncoder();

describe("the report of one run", () => {
  test("shows the result, the run and its questions in this order", async () => {
    const page = await reportOf([{ scores: [1, 0.5, 0, "failed", "not-applicable"] }]);
    expect(headings(page)).toEqual([
      "1 manual",
      "2 Result",
      "2 Run",
      "3 Stages",
      "3 Notices",
      "3 Left out",
      "3 Metrics",
      "2 Questions",
      "2 How to read this",
    ]);
    expect(textOf(page)).toContain("ndcg@10 is .500 [.400, .600], from 3 questions in 3 clusters.");
    expect(textOf(page)).toContain("2026-01-02 03:04 UTC");
    expect(textOf(page)).toContain("broken.pdf: cannot be read");
    expect(textOf(page)).toContain("prepare two are alike");
    expect(columnsOf(page)).toContainEqual([
      "configuration",
      "ndcg@10",
      "n",
      "clusters",
      "not applicable",
      "failed",
    ]);
  });

  test("lists what went wrong first, then the lowest scores", async () => {
    const page = await reportOf([{ scores: [1, "not-applicable", 0, "failed", 0.5] }]);
    expect(questionLines(page)).toEqual([
      "failed q3 question 3?",
      ".000 q2 question 2?",
      ".500 q4 question 4?",
      "1.000 q0 question 0?",
      "n/a q1 question 1?",
    ]);
  });

  test("shows a question's answer, citations, gold and ranked passages", async () => {
    const [first = ""] = detailsOf(await reportOf([{ scores: [0.5] }]));
    const text = textOf(first);
    expect(headings(first)).toEqual([
      "4 Gold",
      "4 Answer",
      "4 Cited passages",
      "4 Ranked passages",
      "4 Ranked, not given to the answerer",
      "4 Outcomes",
    ]);
    expect(text).toContain("The answer is gold.[1]");
    expect(text).toContain("page.md 8–12 gold Heading › Part gold");
    expect(text).toContain("page.md 0–20 score 2.000 gold Heading › Part before, gold, after.");
    expect(text).toContain("Ranked, not given to the answerer page.md 20–30 score 1.000");
    expect(first).toContain("before, <mark>gold</mark>, after.");
  });

  test("filters without a script by what occurs", async () => {
    const page = await reportOf([{ scores: [1, 0, 0] }]);
    expect([...page.matchAll(/id="((?:only|any)-[^"]+)"/g)].map(([, id]) => id)).toEqual([
      "only-any-kind",
      "only-low",
      "only-high",
    ]);
    expect(page).toContain(".questions:has(#only-low:checked) .q:not(.low)");
  });

  test("says where it stands but not what it says once the texts are gone", async () => {
    const page = await reportOf([{ scores: [1], withoutCorpus: true }]);
    expect(textOf(page)).toContain("page.md 0–20 score 2.000 gold");
    expect(page).not.toContain("<blockquote");
  });

  test("draws a value without an interval as a hollow dot", async () => {
    const page = await reportOf([{ scores: [1, 0], summary: { low: null, high: null, clusters: 1 } }]);
    expect(textOf(page)).toContain("ndcg@10 is .500 (no interval), from 2 questions in 1 cluster.");
    expect([page.includes('class="dot bare"'), page.includes('class="interval"')]).toEqual([true, false]);
  });

  test("says that nothing was measured", async () => {
    const page = await reportOf([{ scores: [], metrics: {} }]);
    expect(textOf(page)).toContain("No run has a value of ndcg@10.");
    expect(textOf(page)).toContain("Nothing was measured.");
    expect(textOf(page)).toContain("The question set is empty.");
  });

  test("shows why a run failed", async () => {
    const page = await reportOf([{ scores: [1], failedAt: "retrieve", error: "The disk is full." }]);
    expect(textOf(page)).toContain("The disk is full.");
    expect(textOf(page)).toContain("The run ended before its questions were evaluated.");
    expect(page).toMatch(/<details class="run" open>/);
  });
});

describe("the report of several runs", () => {
  const three: SampleRun[] = [
    {
      label: "size=300",
      settings: { chunk: { size: 300 } },
      scores: [0, 0.5, 1, 1],
      summary: { value: 0.625 },
    },
    { label: "size=500", settings: { chunk: { size: 500 } }, scores: [1, 1, 1, 1], summary: { value: 1 } },
    { label: "broken", settings: { chunk: { size: 100 } }, scores: [], failedAt: "chunk", error: "No." },
  ];

  test("ranks them, shows how their settings differ and which questions moved", async () => {
    const page = await reportOf(three);
    expect(headings(page)).toEqual([
      "1 manual",
      "2 Leaderboard",
      "2 Settings that differ",
      "2 Runs",
      ...Array.from({ length: 3 }, () => ["3 Stages", "3 Notices", "3 Left out", "3 Metrics"]).flat(),
      "2 Questions that moved most",
      "3 size=300 against the best, size=500",
      "2 How to read this",
    ]);
    expect(textOf(page)).toContain(
      "Best by ndcg@10: size=500 with 1.000 [.400, .600], from 4 questions in 4 clusters.",
    );
    expect(textOf(page)).toContain("Without a value of ndcg@10: broken (failed).");
    expect(textOf(page)).toContain("2 questions scored lower than in the best run, 0 questions higher.");
    expect(questionLines(page)).toEqual(["1.000 → .000 q0 question 0?", "1.000 → .500 q1 question 1?"]);
    expect(columnsOf(page)).toContainEqual(["configuration", "chunk.size"]);
    expect(rowsOf(page)).toContainEqual(["size=500", "500"]);
    expect(rowsOf(page)).toContainEqual(["broken", "100"]);
  });

  test("tells no run apart where there is one cluster", async () => {
    const one = { low: null, high: null, clusters: 1 };
    const page = await reportOf([
      { label: "a", scores: [0, 0], group: "all", summary: { value: 0, ...one } },
      { label: "b", scores: [1, 1], group: "all", summary: { value: 1, ...one } },
    ]);
    expect(textOf(page)).toContain("1 of 1 other run cannot be told apart from it.");
  });

  test("takes many, each once", async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      label: `run ${index}`,
      scores: [index / 40, 1, 0],
      summary: { value: index / 40 },
    }));
    const { workspace, folder } = await open();
    const runs = await Promise.all(many.map((sample, index) => storedRun(workspace, sample, index)));
    const { file } = await writeReport(workspace, [...runs, ...runs], {
      file: path.join(folder, "many.html"),
      signal,
    });
    const page = readFileSync(file, "utf8");
    expect(page.match(/<details class="run"/g)?.length).toBe(40);
    expect(wellFormed(page)).toEqual([]);
  });
});

describe("a report file", () => {
  const hostile = [
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\" onmouseover='alert(1)' x=\"",
    "<!-- --!> <![CDATA[",
    "${alert(1)} `tick` &lt; &#x3c;",
    "\u202eevil\u0000\ud800 語 עברית 👩\u200d👧",
  ].join(" ");

  test("holds hostile text as text, wherever it stands", async () => {
    const runs: SampleRun[] = [
      { label: hostile, scores: [0.5, "failed", "not-applicable"], hostile },
      { label: "b", scores: [0, 1, 1], hostile, failedAt: "evaluate", error: hostile },
    ];
    for (const shown of [
      runs.slice(0, 1),
      runs,
      [{ ...runs[0], label: "c", scores: [1, 0, 0] }, runs[0]] as SampleRun[],
    ]) {
      const page = await reportOf(shown);
      const calm = await reportOf(
        shown.map((run) => ({ ...run, label: run.label === "b" ? "b" : "calm", hostile: "calm" })),
      );
      expect(elements(page)).toEqual(elements(calm));
      expect(page).toContain("&lt;/script&gt;&lt;script&gt;alert(1)");
      expect(wellFormed(page)).toEqual([]);
    }
  });

  test("asks for nothing outside of itself and runs only its own script", async () => {
    const page = await reportOf([{ scores: [1, 0] }]);
    expect(page).not.toMatch(/(?:src|href|action)="(?!#)|url\(|@import|https?:/);
    const policy = /content="(default-src[^"]+)"/.exec(page)?.[1]?.replaceAll("&#39;", "'");
    const hash = (pattern: RegExp) =>
      `'sha256-${createHash("sha256")
        .update(pattern.exec(page)?.[1] ?? "")
        .digest("base64")}'`;
    expect(policy).toBe(
      `default-src 'none'; style-src ${hash(/<style>([^]*)<\/style>/)}; script-src ${hash(/<script>([^]*)<\/script>/)}; base-uri 'none'; form-action 'none'`,
    );
  });

  test("is the same for the same runs", async () => {
    const runs = [
      { label: "a", scores: [1, 0.5] },
      { label: "b", scores: [0, 1] },
    ];
    expect(await reportOf(runs)).toBe(await reportOf(runs));
  });

  test("replaces an older report and leaves nothing else behind", async () => {
    const { workspace, folder } = await open();
    const run = await storedRun(workspace, { scores: [1] });
    const file = path.join(folder, "report.html");
    await writeReport(workspace, [run], { file, signal });
    const written = await writeReport(workspace, [run], { file, signal });
    expect(written).toEqual({ file, bytes: readFileSync(file).length, metric: "ndcg@10" });
    expect(readdirSync(folder)).toEqual(["report.html"]);
    expect(readFileSync(file, "utf8").startsWith("<!-- soundings report -->\n<!doctype html>")).toBe(true);
  });

  test("is written through a link to an older report", async () => {
    const { workspace, folder } = await open();
    const run = await storedRun(workspace, { scores: [1] });
    const [file, link] = [path.join(folder, "report.html"), path.join(folder, "link.html")];
    writeFileSync(file, "<!-- soundings report -->");
    symlinkSync(file, link);
    await writeReport(workspace, [run], { file: link, signal });
    expect(readFileSync(file, "utf8")).toContain("</html>");
  });

  test.each(["my own notes", "", "<!-- soundings"])(
    "never replaces a file that begins with %j",
    async (text) => {
      const { workspace, folder } = await open();
      const run = await storedRun(workspace, { scores: [1] });
      const file = path.join(folder, "notes.html");
      writeFileSync(file, text);
      await expect(writeReport(workspace, [run], { file, signal })).rejects.toMatchObject({
        code: "config.invalid",
        message: `${file} is there already and is not a Soundings report.`,
        hint: "Name another file with -o.",
      });
      expect(readFileSync(file, "utf8")).toBe(text);
    },
  );

  test("refuses a folder, and a folder that is not there", async () => {
    const { workspace, folder } = await open();
    const run = await storedRun(workspace, { scores: [1] });
    mkdirSync(path.join(folder, "sub"));
    await expect(
      writeReport(workspace, [run], { file: path.join(folder, "sub"), signal }),
    ).rejects.toMatchObject({ code: "config.invalid" });
    await expect(
      writeReport(workspace, [run], { file: path.join(folder, "no", "a.html"), signal }),
    ).rejects.toMatchObject({ code: "store.unwritable" });
  });

  test("stays below 5 MB with 1,190 questions and long passages, and every question opens", async () => {
    const scores = Array.from({ length: 1190 }, (_, index) => (index % 7) / 6);
    const page = await reportOf([{ scores, passages: 10, padding: "long 語 passages & more. ".repeat(60) }]);
    expect(Buffer.byteLength(page)).toBeLessThan(5e6);
    expect(questionLines(page).length).toBe(1190);
    expect(textOf(page)).toMatch(/Passages are cut at \d+ characters/);
  });

  test("opens as many of the worst questions as fit where there are too many", async () => {
    const scores = Array.from({ length: 4000 }, (_, index) => (index % 7) / 6);
    const page = await reportOf([{ scores, passages: 10, padding: "long 語 passages & more. ".repeat(60) }]);
    expect(Buffer.byteLength(page)).toBeLessThan(5e6);
    expect(Buffer.byteLength(page)).toBeGreaterThan(4e6);
    const opening = questionLines(page).length;
    expect(textOf(page)).toContain(`Only the first ${opening.toLocaleString("en-US")} open`);
    expect(page.match(/<tr class="q/g)?.length).toBe(4000);
    expect(wellFormed(page)).toEqual([]);
  });
});

interface SampleRun {
  label?: string;
  scores: readonly (number | "failed" | "not-applicable")[];
  summary?: Partial<MetricSummary>;
  metrics?: Record<string, MetricSummary>;
  settings?: object;
  /** The stage that did not end; it and the later ones are missing. */
  failedAt?: StageName;
  error?: string;
  group?: string;
  withoutCorpus?: boolean;
  hostile?: string;
  /** Ranked passages per question. */
  passages?: number;
  padding?: string;
}

async function open(): Promise<{ workspace: Workspace; folder: string }> {
  const workspace = await openWorkspace(temporaryFolder());
  onTestFinished(() => workspace.close());
  return { workspace, folder: temporaryFolder() };
}

async function reportOf(samples: readonly SampleRun[]): Promise<string> {
  const { workspace, folder } = await open();
  const runs: Run[] = [];
  for (const [index, sample] of samples.entries()) runs.push(await storedRun(workspace, sample, index));
  const { file } = await writeReport(workspace, runs, { file: path.join(folder, "report.html"), signal });
  return readFileSync(file, "utf8");
}

/** A run whose results lie in the store: one source "page.md", a gold span of it for every question. */
async function storedRun(workspace: Workspace, sample: SampleRun, index = 0): Promise<Run> {
  const { label = "default", scores, hostile = "", failedAt, passages: depth = 2, padding = "" } = sample;
  const text = `before, gold, after. elsewhere ${hostile} ${padding}`;
  const source = `page.md${hostile}`;
  const at = (start: number, end: number) => ({ source, start, end });
  const breadcrumb = ["Heading", `Part${hostile}`];
  const questions = scores.map((_, number): Question => ({
    id: `q${number}${hostile}`,
    question: `question ${number}?${hostile}`,
    answerable: true,
    answer: `gold${hostile}`,
    gold: [at(8, 12)],
    group: sample.group ?? `group ${number}${hostile}`,
    ...(hostile === "" ? {} : { tags: [hostile] }),
  }));
  const rankings = questions.map(({ id }): Ranking => ({
    questionId: id,
    passages: Array.from({ length: depth }, (_, rank) => ({
      ...(rank === 1 ? at(20, 30) : at(0, padding === "" ? 20 : text.length)),
      score: 2 - rank,
      breadcrumb: rank === 1 ? [] : breadcrumb,
    })),
  }));
  const answers = questions.map(({ id }): GivenAnswer => ({
    questionId: id,
    used: Math.max(1, depth / 2),
    answer: {
      text: `The answer is gold.${hostile}`,
      refused: false,
      evidence: 1.5,
      citations: [{ ...at(8, 12), breadcrumb, answerStart: 0, answerEnd: 19 }],
    },
  }));
  const outcomes = scores.map((score): Outcome =>
    typeof score === "number"
      ? { status: "scored", score }
      : { status: score, reason: `it ${score}${hostile}` },
  );
  const evaluation = {
    perQuestion: questions.map(({ id }, number) => ({
      questionId: id,
      outcomes: { "ndcg@10": outcomes[number] },
    })),
    summaries: {},
  };
  const corpus = packCodec.encode([
    {
      name: "",
      bytes: encoder.encode(
        JSON.stringify([{ name: source, digest: sha256(text), mediaType: "text/plain" }]),
      ),
    },
    {
      name: source,
      bytes: encodeParsedFile({
        documents: [{ part: "", text, headings: [], pages: [], places: [] }],
        leftOut: [],
        findings: [],
        layouts: {},
      }),
    },
  ]);
  const put = async (value: unknown) => workspace.artifacts.put(encoder.encode(JSON.stringify(value)));
  const outputs: [StageName, Record<string, string>][] = [
    ["parse", sample.withoutCorpus === true ? {} : { corpus: await workspace.artifacts.put(corpus) }],
    ["prepare", { questions: await put(questions) }],
    ["chunk", {}],
    ["index", {}],
    ["retrieve", { rankings: await put(rankings) }],
    ["answer", { answers: await put(answers) }],
    ["evaluate", { evaluation: await put(evaluation) }],
  ];
  const ended = outputs.slice(0, outputs.findIndex(([stage]) => stage === failedAt) >>> 0);
  const summary: MetricSummary = {
    value: 0.5,
    low: 0.4,
    high: 0.6,
    n: outcomes.filter(({ status }) => status === "scored").length,
    notApplicable: outcomes.filter(({ status }) => status === "not-applicable").length,
    failed: outcomes.filter(({ status }) => status === "failed").length,
    clusters: outcomes.filter(({ status }) => status === "scored").length,
    version: `1${hostile}`,
    ...sample.summary,
  };
  return {
    id: `run-${index}`,
    experiment: `manual${hostile}`,
    label,
    status: failedAt === undefined ? "finished" : "failed",
    pipeline: Pipeline.parse(sample.settings ?? {}),
    dataset: sha256("dataset"),
    questions: sha256("questions"),
    sources: { [source]: sha256(text) },
    startedAt: Date.UTC(2026, 0, 2, 3, 4),
    finishedAt: Date.UTC(2026, 0, 2, 3, 5),
    environment: { soundings: "1.0.0", commit: hostile },
    stages: ended.map(([stage, digests]): StageRun => ({
      key: sha256(stage),
      stage,
      version: "1",
      outputs: digests,
      metrics: { [`documents${hostile}`]: 3 },
      notices: stage === "prepare" ? [`two are alike${hostile}`] : [],
      reproducible: true,
      seconds: 0.1,
      timings: {},
      cached: false,
    })),
    metrics: failedAt === undefined ? (sample.metrics ?? { "ndcg@10": summary }) : {},
    leftOut: [{ source: `broken.pdf${hostile}`, reason: `cannot be read${hostile}` }],
    error: sample.error ?? null,
  };
}

function elements(page: string): string[] {
  return [...withoutCode(page).matchAll(/<(\/?[a-z][a-z0-9]*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, name = "", attributes = ""]) => [name, ...attributes.matchAll(/[\w-]+(?==")/g)].join(" "),
  );
}

const empty = new Set(["meta", "br", "line", "circle", "input"]);

/** Tags that are not closed in the order they were opened, and stray angle brackets. */
function wellFormed(page: string): string[] {
  const opened: string[] = [];
  const wrong: string[] = [];
  const body = withoutCode(page).replace(/^<!-- soundings report -->\s*<!doctype html>/, "");
  const rest = body.replace(
    /<(\/?)([a-z][a-z0-9]*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>/gi,
    (tag, slash: string, name: string) => {
      if (empty.has(name)) return "";
      if (slash === "") opened.push(name);
      else if (opened.pop() !== name) wrong.push(tag);
      return "";
    },
  );
  return [...wrong, ...opened, ...(rest.match(/[<>].{0,40}/g) ?? [])];
}

function withoutCode(page: string): string {
  return page.replace(/<style>[^]*?<\/style>/, "").replace(/<script>[^]*?<\/script>/, "");
}

/** What a reader sees, white space run together. */
function textOf(page: string): string {
  return withoutCode(page)
    .replace(/<svg[^]*?<\/svg>/g, "")
    .replace(/<\/?(?:b|bdi|i|mark|sup|span|code|small)(?: [^>]*)?\s*>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

function headings(page: string): string[] {
  return [...page.matchAll(/<h(\d)[^>]*>([^]*?)<\/h\d\s*>/g)]
    .map(([, level, inner = ""]) => `${level} ${textOf(inner).trim()}`)
    .filter((heading) => !page.startsWith("<!--") || !heading.startsWith("4"));
}

function columnsOf(page: string): string[][] {
  return [...page.matchAll(/<thead>([^]*?)<\/thead>/g)].map(([, head = ""]) =>
    [...head.matchAll(/<th([^>]*)>([^]*?)<\/th\s*>/g)]
      .filter(([, attributes = ""]) => !attributes.includes("chart"))
      .map(([, , inner = ""]) => textOf(inner).trim()),
  );
}

function rowsOf(page: string): string[][] {
  return [...page.matchAll(/<tr>([^]*?)<\/tr>/g)].map(([, row = ""]) =>
    [...row.matchAll(/<t[hd][^>]*>([^]*?)<\/t[hd]\s*>/g)].map(([, inner = ""]) => textOf(inner).trim()),
  );
}

/** Of the questions that open. */
function questionLines(page: string): string[] {
  return page.split('<tr class="q').flatMap((row) => {
    const [, score = "", line] =
      /^[^>]*>\s*<td[^>]*>([^]*?)<\/td>\s*<td><details>\s*<summary>([^]*?)<\/summary>/.exec(row) ?? [];
    return line === undefined ? [] : [`${textOf(score).trim()} ${textOf(line).trim()}`];
  });
}

function detailsOf(page: string): string[] {
  return [...page.matchAll(/<details>([^]*?)<\/details>/g)].map(([, inner = ""]) => inner);
}
