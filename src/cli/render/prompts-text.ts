import { styleText } from "node:util";
import type { PromptList } from "../../app/use-cases/list-prompts.ts";
import type { PromptsIdentity, ShownPrompts } from "../../app/use-cases/prompts.ts";
import { count } from "../../contracts/count-text.ts";
import { table } from "./table.ts";

const digestLength = 12;

export function promptListText({ prompts }: PromptList): string {
  const columns = [
    { title: "prompts" },
    { title: "version" },
    { title: "digest" },
    { title: "of its own" },
    { title: "runs", align: "right" as const },
    { title: "newest" },
    { title: "started (UTC)" },
  ];
  const rows = prompts.map(({ from, name, version, digest, nodes, runs, newest }) => [
    name,
    version,
    digest.slice(0, digestLength),
    from === "shipped" ? styleText("dim", "(shipped)") : nodes.length === 0 ? "nothing" : nodes.join(", "),
    count(runs),
    newest?.run ?? "",
    newest === null ? "" : new Date(newest.startedAt).toISOString().slice(0, 16).replace("T", " "),
  ]);
  return table(columns, rows);
}

/** What is amiss with them, a line each. */
export function promptListNotes({ unusable, notices }: PromptList): string[] {
  const faults = unusable.map(
    ({ message, hint }) => styleText("red", message) + (hint === null ? "" : `\n  ${hint}`),
  );
  return [...faults, ...notices.map((notice) => styleText("yellow", notice))];
}

/** Each text under its node, as a prompt file has them. */
export function promptTexts(shown: ShownPrompts): string {
  const texts = shown.texts.map(
    ({ node, own, text }) =>
      `${styleText("bold", `# ${node}`)}${own || shown.from === "shipped" ? "" : styleText("dim", "  (as shipped)")}\n${text}`,
  );
  return [styleText("cyan", promptsName(shown)), ...texts].join("\n\n");
}

/** "run-0123456789 with a.md, version 2, 0123456789ab". */
export function promptsName({ from, name, run, version, digest }: PromptsIdentity): string {
  const what = from === "run" ? `${run} with ${name}` : name;
  return `${what}, version ${version}, ${digest.slice(0, digestLength)}`;
}
