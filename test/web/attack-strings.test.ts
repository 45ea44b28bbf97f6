import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { soundings } from "../e2e/command-line.ts";
import { picture } from "./setup/picture.ts";
import { rankedRuns, readApi } from "./setup/read-api.ts";
import { site } from "./setup/site.ts";

/** Each would do something if any page took it for more than text. */
const attacks = [
  `<img src=x onerror="window.attacked='image'">`,
  `<script>window.attacked='script'</script>`,
  `"><svg onload=window.attacked='svg'>`,
  `javascript:window.attacked='link'`,
  `{{constructor.constructor("window.attacked='template'")()}}`,
  `\u202Egnp.exe \u2066isolated\u2069`,
  `</textarea><iframe srcdoc="<script>parent.attacked='frame'</script>">`,
];
const longName = `${"very-long-name-".repeat(12)}end`;
/** Without what file systems refuse. */
const asFileName = (attack: string): string => attack.replaceAll("/", "\u2215");

const attacked = site((folder) => {
  mkdirSync(path.join(folder, "sources"));
  const lines: string[] = [];
  for (const [at, attack] of attacks.entries()) {
    const quote = `The lighthouse number ${at} says ${attack} to every ship.`;
    const name = `${asFileName(attack)}.md`;
    writeFileSync(path.join(folder, "sources", name), `# ${attack}\n\n${quote}\n\n> ${attack}\n`);
    lines.push(
      JSON.stringify({
        id: `q${at} ${attack}`,
        question: `What says number ${at}? ${attack}`,
        answer: attack,
        gold: [{ source: name, quote }],
        tags: [attack],
        split: attack,
      }),
    );
  }
  writeFileSync(path.join(folder, "sources", `${longName}.md`), "# Long\n\nNothing else.\n");
  writeFileSync(
    path.join(folder, "sources", "page.html"),
    `<title>${attacks[0]}</title><p onclick="window.attacked='p'">Words of a page.</p>${attacks[1]}<a href="${attacks[3]}">a link</a>`,
  );
  lines.push(
    JSON.stringify({
      id: "draft",
      question: attacks[1],
      draft: true,
      gold: [{ source: "page.html", quote: "Words of a page." }],
    }),
  );
  writeFileSync(path.join(folder, "questions.jsonl"), `${lines.join("\n")}\n`);
  writeFileSync(
    path.join(folder, "soundings.yaml"),
    `experiment: ${JSON.stringify(attacks[0])}\npipeline:\n  embed:\n    embedder: none\nvary:\n  chunk.size: [60, 120]\n`,
  );
});

beforeAll(async () => {
  const { status, stderr } = await soundings(["sweep", attacked.folder, "--json"]);
  if (status !== 0) throw new Error(stderr);
});

test("attack strings in names, titles, texts, questions and settings are text on every page", async () => {
  const [first, second] = await rankedRuns(attacked);
  const { entries } = await readApi<{ entries: { question: { id: string } }[] }>(
    attacked,
    `/api/runs/${first}/questions`,
  );
  const question = encodeURIComponent(entries[0]!.question.id);
  const documents = attacks.map(
    (attack) => `/document?source=${encodeURIComponent(`${asFileName(attack)}.md`)}&run=${first}`,
  );
  const pages = [
    "/",
    "/leaderboard",
    "/leaderboard?view=effects",
    `/compare?runs=${first},${second}`,
    `/compare?runs=${first},${second}&view=matrix&question=${question}`,
    "/runs",
    ...["stages", "metrics", "settings", "questions", "failures", "artifacts", "calls", "lineage"].map(
      (view) => `/runs/${first}?view=${view}`,
    ),
    `/runs/${first}/questions/${question}`,
    `/ask?question=${encodeURIComponent(attacks[0]!)}`,
    "/new",
    ...["list", "statistics", "duplicates", "versions"].map((view) => `/sources?view=${view}`),
    ...["list", "drafts", "check", "statistics", "versions"].map((view) => `/questions?view=${view}`),
    "/document?source=page.html",
    ...documents,
    `/leaderboard?metric=${encodeURIComponent(attacks[1]!)}`,
    `/document?source=${encodeURIComponent(attacks[0]!)}`,
    `/runs/${encodeURIComponent(attacks[1]!)}`,
  ];
  const page = await attacked.open("/no-page");
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  for (const at of pages) {
    await page.goto(`${attacked.address}${at}`);
    await page.locator("h1").first().waitFor();
    await page
      .getByText(/^Reading /)
      .first()
      .waitFor({ state: "detached" });
    const found = await page.evaluate(() => ({
      attacked: (globalThis as { attacked?: string }).attacked ?? null,
      links: [...document.querySelectorAll("a")].filter(({ protocol }) => !/^https?:$|^blob:$/.test(protocol))
        .length,
      foreign: document.querySelectorAll('iframe,object,embed,img[src="x"],#root script').length,
      overflows: document.documentElement.scrollWidth > innerWidth,
    }));
    expect([at, found]).toEqual([at, { attacked: null, links: 0, foreign: 0, overflows: false }]);
  }
  expect(dialogs).toEqual([]);
  await page.goto(`${attacked.address}/sources`);
  await page.getByText(asFileName(attacks[1]!)).first().waitFor();
  await picture(page, "attack-strings-light");
});
