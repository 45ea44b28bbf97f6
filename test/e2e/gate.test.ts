import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import {
  type CommandOutcome,
  repository,
  smallExperiment,
  soundings,
  temporaryFolder,
} from "./command-line.ts";

interface GateJson {
  schema: string;
  end: string;
  lines: { rule: string; title: string; end: string; reason?: string }[];
  evidence: {
    rule: { digest: string };
    baseline: { run: string; file: { name: string } | null };
    candidate: { run: string };
  };
}

const coarse = ["--set", "chunk.size=300", "retrieve.method=bm25"];
const fine = ["--set", "chunk.size=900"];
const superior = "primary: { metric: ndcg@10, test: superiority }\n";
const notInferior = "primary: { metric: ndcg@10, test: non-inferiority, margin: 0.05 }\n";

let folder: string;

/** The example, with a baseline of each of two configurations and nothing left of the runs that they are of. */
beforeAll(async () => {
  const made = temporaryFolder();
  folder = made.folder;
  cpSync(path.join(repository, "examples", "house-manual"), folder, {
    recursive: true,
    filter: (source) => path.basename(source) !== ".soundings",
  });
  for (const [file, settings] of [
    ["coarse.json", coarse],
    ["fine.json", fine],
  ] as const) {
    const done = await soundings([
      "gate",
      "-C",
      folder,
      "--write-baseline",
      path.join(folder, file),
      ...settings,
    ]);
    if (done.status !== 0) throw new Error(done.stderr);
  }
  rmSync(path.join(folder, ".soundings"), { recursive: true });
  return () => made.remove();
});

function gate(rule: string, baseline: string, ...more: string[]): Promise<CommandOutcome> {
  const rules = path.join(folder, "rules.yaml");
  writeFileSync(rules, rule);
  return soundings([
    "gate",
    "-C",
    folder,
    "--baseline",
    path.join(folder, baseline),
    "--rule",
    rules,
    ...more,
  ]);
}

async function judged(
  rule: string,
  baseline: string,
  ...more: string[]
): Promise<GateJson & { status: number | null }> {
  const { status, stdout } = await gate(rule, baseline, "--json", ...more);
  return { ...(JSON.parse(stdout) as GateJson), status };
}

describe("soundings gate runs the folder and holds it against a committed baseline", () => {
  test("passes what is shown to be better", async () => {
    const report = await judged(
      `${superior}mustPass:\n  - { question: hm-004, metric: hit@5, atLeast: 1 }\n`,
      "coarse.json",
      ...fine,
    );
    expect({
      schema: report.schema,
      status: report.status,
      end: report.end,
      lines: report.lines,
    }).toMatchObject({
      schema: "soundings.gate/1",
      status: 0,
      end: "pass",
      lines: [
        { rule: "primary", title: "ndcg@10 is better", end: "pass", reason: "better" },
        { rule: "coverage", end: "pass" },
        { rule: "must-pass", title: "hm-004 has hit@5 of at least 1", end: "pass" },
      ],
    });
    expect(report.evidence.baseline.file?.name).toBe("coarse.json");
  });

  test("fails what is shown to be worse, and a named question that fails", async () => {
    const worse = await judged(superior, "fine.json", ...coarse);
    expect([worse.status, worse.end, worse.lines[0]?.reason]).toEqual([1, "fail", "not-better"]);
    const named = await judged(
      `${superior}mustPass:\n  - { question: hm-004, metric: exact-match, atLeast: 1 }\n`,
      "coarse.json",
      ...fine,
    );
    expect([named.status, named.end, named.lines[0]?.end]).toEqual([1, "fail", "pass"]);
  });

  test("cannot decide what the questions are too few for, and says about how many more", async () => {
    const { status, stdout } = await gate(
      `${superior}guards:\n  - { metric: citation-f1, margin: 0.005 }\n`,
      "coarse.json",
      ...fine,
    );
    expect(status).toBe(3);
    expect(stdout).toMatch(/^Could not decide: /);
    expect(stdout).toMatch(
      /citation-f1 lost less than \.005: .* more questions from about \d+ more clusters/,
    );
  });

  test("an unchanged candidate is not worse, and not better", async () => {
    const same = await judged(notInferior, "fine.json", ...fine);
    expect([same.status, same.lines[0]?.reason]).toEqual([0, "unchanged"]);
    const nothing = await judged(superior, "fine.json", ...fine);
    expect([nothing.status, nothing.lines[0]?.reason]).toEqual([1, "unchanged"]);
  });

  test("a run of the folder can be the baseline and another the candidate", async () => {
    const [first, second] = [await run(folder, ...coarse), await run(folder, ...fine)];
    const rules = path.join(folder, "rules.yaml");
    writeFileSync(rules, superior);
    const done = await soundings([
      "gate",
      second,
      "-C",
      folder,
      "--baseline",
      first,
      "--rule",
      rules,
      "--json",
    ]);
    const { evidence, end } = JSON.parse(done.stdout) as GateJson;
    expect(done.stderr).toBe("");
    expect([end, evidence.baseline.run, evidence.baseline.file, evidence.candidate.run]).toEqual([
      "pass",
      first,
      null,
      second,
    ]);
  });

  test("writes files for a CI server without the folder's path, and keeps which rule judged", async () => {
    const [junit, markdown] = [path.join(folder, "gate.xml"), path.join(folder, "gate.md")];
    const report = await judged(superior, "coarse.json", ...fine, "--junit", junit, "--markdown", markdown);
    const again = await judged(superior, "coarse.json", ...fine, "--junit", junit, "--markdown", markdown);
    expect([report.status, again.status]).toEqual([0, 0]);
    const [xml, summary] = [readFileSync(junit, "utf8"), readFileSync(markdown, "utf8")];
    expect(xml).toContain('<testcase classname="soundings.gate.primary" name="ndcg@10 is better" time="0"/>');
    expect(summary).toContain("**Passed: all 2 lines of the rule hold.**");
    expect(`${xml}${summary}`).not.toContain(folder);
    const log = readFileSync(path.join(folder, ".soundings", "gates.jsonl"), "utf8")
      .trimEnd()
      .split("\n");
    expect(JSON.parse(log.at(-2)!)).toMatchObject({ end: "pass", evidence: report.evidence });
  });
});

describe("a gate that was asked wrongly ends with 2, one sentence and what to do", () => {
  test.each([
    [
      "an unknown metric",
      superior.replace("ndcg@10", "ndcg@1"),
      /^rules\.yaml:1:20: the baseline run-\w+ holds no scores of ndcg@1; did you mean "ndcg@10"\?$/m,
    ],
    [
      "a figure of the whole set",
      superior.replace("ndcg@10", "answerability-auroc"),
      /^rules\.yaml:1:20: answerability-auroc is a figure/m,
    ],
    [
      "an unknown question",
      `${superior}mustPass:\n  - { question: hm-04, metric: hit@5, atLeast: 1 }\n`,
      /^rules\.yaml:3:17: there is no question "hm-04"; did you mean "hm-0/m,
    ],
    [
      "a margin of the wrong sign",
      notInferior.replace("0.05", "-0.05"),
      /^rules\.yaml:1:52: primary\.margin must be more than 0, not -0\.05\.$/m,
    ],
  ])("%s", async (_, rule, message) => {
    const { status, stderr, stdout } = await gate(rule, "fine.json");
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("a baseline that does not hold the metric", async () => {
    const file = path.join(folder, "little.json");
    await soundings(["gate", "-C", folder, "--write-baseline", file, "--metrics", "hit@5"]);
    const { status, stderr } = await gate(superior, "little.json");
    expect(status).toBe(2);
    expect(stderr).toMatch(/^rules\.yaml:1:20: the baseline run-\w+ holds no scores of ndcg@10\.$/m);
  });

  test("an option that would have no effect", async () => {
    const outcomes = [
      await gate(superior, "fine.json", "--metrics", "hit@5"),
      await gate(superior, "fine.json", "--write-baseline", path.join(folder, "new.json")),
      await gate(superior, "fine.json", "run-0", ...fine),
    ];
    expect(outcomes.map(({ status, stderr }) => [status, stderr.split("\n")[0]])).toEqual([
      [2, "--metrics goes with --write-baseline."],
      [2, "--write-baseline judges nothing, so --baseline has no use."],
      [2, "--set changes what is run, and run-0 was run already."],
    ]);
  });

  test("a file that is something else is not overwritten", async () => {
    const questions = path.join(folder, "questions.jsonl");
    const before = readFileSync(questions, "utf8");
    const outcomes = [
      await gate(superior, "fine.json", "--junit", questions),
      await gate(superior, "fine.json", "--markdown", questions),
      await soundings(["gate", "-C", folder, "--write-baseline", questions]),
    ];
    expect(
      outcomes.map(({ status, stderr }) => [status, /Name another file with (\S+)\.$/m.exec(stderr)?.[1]]),
    ).toEqual([
      [2, "--junit"],
      [2, "--markdown"],
      [2, "--write-baseline"],
    ]);
    expect(readFileSync(questions, "utf8")).toBe(before);
  });
});

describe("sources and questions other than those of the baseline", () => {
  async function committed(): Promise<{ small: string; judge(): Promise<CommandOutcome> }> {
    const made = temporaryFolder({ ...smallExperiment, "rules.yaml": notInferior });
    onTestFinished(() => made.remove());
    const place = (name: string) => path.join(made.folder, name);
    await soundings(["gate", "-C", made.folder, "--write-baseline", place("baseline.json")]);
    const judge = () =>
      soundings([
        "gate",
        "-C",
        made.folder,
        "--baseline",
        place("baseline.json"),
        "--rule",
        place("rules.yaml"),
      ]);
    return { small: made.folder, judge };
  }

  test("are refused, saying what differs and that a new baseline is wanted", async () => {
    const { small, judge } = await committed();
    const oven = path.join(small, "sources", "oven.md");
    writeFileSync(oven, `${readFileSync(oven, "utf8")}\nF4 means that it is hot.\n`);
    const { status, stderr } = await judge();
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^The sources are not those of the baseline run-\w+: source oven\.md is new or changed \(3 then, 3 now\)\.$/m,
    );
    expect(stderr).toContain("Write a new baseline with soundings gate --write-baseline FILE");
  });

  test("a question that was reworded, or left out, is named", async () => {
    const { small, judge } = await committed();
    const file = path.join(small, "questions.jsonl");
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    writeFileSync(file, lines.join("\n").replace("Which mooring", "Which berth"));
    const reworded = await judge();
    writeFileSync(file, lines.slice(1).join("\n"));
    const fewer = await judge();
    expect([reworded.status, fewer.status]).toEqual([2, 2]);
    expect(reworded.stderr).toMatch(/: question q1 has other words, gold or answers\.$/m);
    expect(fewer.stderr).toMatch(/: question q1 is missing\.$/m);
  });

  test("a baseline, a rule and a summary beside the sources are none of them", async () => {
    const made = temporaryFolder({
      "boat.md": smallExperiment["sources/boat.md"]!,
      "questions.jsonl": smallExperiment["questions.jsonl"]!.split("\n")[0]!,
      "rules.yaml": notInferior,
    });
    onTestFinished(() => made.remove());
    const at = { cwd: made.folder };
    await soundings(["gate", "--write-baseline", "baseline.json"], at);
    const judge = () =>
      soundings(["gate", "--baseline", "baseline.json", "--rule", "rules.yaml", "--markdown", "gate.md"], at);
    expect([(await judge()).status, (await judge()).status]).toEqual([0, 0]);
  });

  test("added questions are no obstacle: the others are judged, and it says so", async () => {
    const { small, judge } = await committed();
    const file = path.join(small, "questions.jsonl");
    const added = JSON.stringify({ id: "q5", question: "Who has the key?", answerable: false });
    writeFileSync(file, `${readFileSync(file, "utf8")}${added}\n`);
    const { status, stdout } = await judge();
    expect(status).toBe(0);
    expect(stdout).toContain("1 question is not in the baseline: judged on the 4 that are.");
    expect(stdout).toContain("Unchanged in ndcg@10: all 3 questions scored the same as in the baseline.");
  });
});

async function run(where: string, ...more: string[]): Promise<string> {
  const { stdout } = await soundings(["run", where, "--json", ...more]);
  return (JSON.parse(stdout) as { run: { id: string } }).run.id;
}
