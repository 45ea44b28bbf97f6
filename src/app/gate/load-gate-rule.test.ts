import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../adapters/shared/sha256.ts";
import { AppError } from "../../contracts/app-error.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { loadGateRule, ruleJsonSchema } from "./load-gate-rule.ts";

async function ruleFile(text: string | Uint8Array): Promise<string> {
  const file = path.join(temporaryFolder(), "rules.yaml");
  await writeFile(file, text);
  return file;
}

async function faultOf(text: string | Uint8Array): Promise<string> {
  const file = await ruleFile(text);
  const outcome = await loadGateRule(file).catch((thrown: unknown) => thrown);
  if (!(outcome instanceof AppError)) throw new Error(`It was loaded, or broke: ${JSON.stringify(outcome)}`);
  return `${outcome.code} ${outcome.message}`;
}

const primary = "primary: { metric: ndcg@10, test: superiority }\n";

test("a rule of one line has defaults for everything else, and is named by the digest of its bytes", async () => {
  const { name, digest, rule } = await loadGateRule(await ruleFile(primary));
  expect({ name, digest, rule }).toEqual({
    name: "rules.yaml",
    digest: sha256(primary),
    rule: {
      primary: { metric: "ndcg@10", test: "superiority" },
      guards: [],
      coverage: { atLeast: 0.95 },
      mustPass: [],
      confidence: 0.95,
    },
  });
});

test("a value of the rule can be found in the file", async () => {
  const text = `# what must hold\n${primary}guards:\n  - metric: citation-f1\n    margin: 0.03\n`;
  const { placeOf } = await loadGateRule(await ruleFile(text));
  expect(placeOf(["guards", 0, "margin"])).toBe("rules.yaml:5:13");
});

describe("a mistake is told with its line and column", () => {
  test.each([
    ["primary: [", "rules.yaml:1:11: a closing quote, bracket, comma or colon is missing."],
    ["guards: []\n", "rules.yaml:1:1: primary is missing."],
    [`${primary}gards: []\n`, 'rules.yaml:2:1: unknown field "gards"; did you mean "guards"?'],
    [
      "primary: { metric: ndcg@10, test: superiorty }\n",
      'rules.yaml:1:29: primary.test cannot be "superiorty"; did you mean "superiority"?',
    ],
    [
      "primary: { metric: ndcg@10, test: non-inferiority }\n",
      "rules.yaml:1:1: primary.margin: non-inferiority needs a margin.",
    ],
    [
      "primary: { metric: ndcg@10, test: superiority, margin: 0.1 }\n",
      "rules.yaml:1:48: primary.margin: a margin goes with non-inferiority, not with superiority (margin 0.1).",
    ],
    [
      `${primary}guards:\n  - { metric: mrr@10, margin: -0.03 }\n`,
      "rules.yaml:3:23: guards[1].margin must be more than 0, not -0.03.",
    ],
    [
      `${primary}guards:\n  - { metric: mrr@10, margin: .nan }\n`,
      "rules.yaml:3:23: guards[1].margin must be a number, not null.",
    ],
    [
      `${primary}guards:\n  - { metric: mrr@10, margin: 0.1 }\n  - { metric: mrr@10, margin: 0.2 }\n`,
      "rules.yaml:4:7: guards[2].metric: mrr@10 is guarded twice.",
    ],
    [
      `${primary}mustPass:\n  - { question: a, metric: hit@5 }\n`,
      "rules.yaml:3:5: mustPass[1]: needs either atLeast or atMost.",
    ],
    [
      `${primary}mustPass:\n  - { question: 1, metric: hit@5, atLeast: 1 }\n`,
      "rules.yaml:3:7: mustPass[1].question must be text, not 1.",
    ],
    [`${primary}confidence: 95\n`, "rules.yaml:2:1: confidence must be less than 1, not 95."],
    [`${primary}coverage: { atLeast: 0 }\n`, "rules.yaml:2:13: coverage.atLeast must be more than 0, not 0."],
  ])("%j", async (text, message) => {
    expect(await faultOf(text)).toBe(`config.invalid ${message}`);
  });

  test("bytes that are no text", async () => {
    expect(await faultOf(Uint8Array.of(0x70, 0xff))).toBe(
      "config.invalid rules.yaml: not valid UTF-8 at byte 1.",
    );
  });

  test("a file that is not there", async () => {
    await expect(loadGateRule(path.join(temporaryFolder(), "none.yaml"))).rejects.toMatchObject({
      code: "config.missing",
    });
  });
});

test("the published schema is the one that rules are checked by", async () => {
  const published = await readFile(
    new URL("../../../schema/soundings.gate.schema.json", import.meta.url),
    "utf8",
  );
  expect(JSON.parse(published)).toEqual(ruleJsonSchema());
});
