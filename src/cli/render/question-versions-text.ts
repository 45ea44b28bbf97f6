import { styleText } from "node:util";
import type { ComparedVersions, NumberedVersion } from "../../app/use-cases/question-versions.ts";
import { count } from "../../contracts/count-text.ts";
import { table } from "./table.ts";

type Change = ComparedVersions["changed"][number]["changes"][number];

/** Newest first. */
export function questionVersionsText(versions: readonly NumberedVersion[]): string {
  if (versions.length === 0) return "There is no questions file yet.";
  return table(
    [
      { title: "version", align: "right" },
      { title: "when" },
      { title: "file" },
      { title: "content" },
      { title: "" },
    ],
    versions
      .toReversed()
      .map(({ version, at, file, digest, change }) => [
        String(version),
        new Date(at).toISOString().slice(0, 16).replace("T", " "),
        file,
        digest.slice(0, 12),
        change,
      ]),
  );
}

const listed = 40;

export function questionDiffText(compared: ComparedVersions): string {
  const { from, to, added, removed, renamed, changed, unchanged } = compared;
  const counts = [
    `${count(added.length)} added`,
    `${count(removed.length)} removed`,
    ...(renamed.length > 0 ? [`${count(renamed.length)} with another id`] : []),
    `${count(changed.length)} changed`,
    `${count(unchanged)} as before`,
  ];
  const lines = [
    ...added.map(({ id, question }) => styleText("green", `+ ${id}  ${question}`)),
    ...removed.map(({ id, question }) => styleText("red", `- ${id}  ${question}`)),
    ...renamed.map(({ before, after, question }) => `~ ${before} is now ${after}  ${question}`),
    ...changed.flatMap(({ id, question, changes }) => [
      `~ ${id}  ${question}`,
      ...changes.map((change) => `    ${changeText(change)}`),
    ]),
  ];
  const rest = lines.length - listed;
  return [
    `${styleText("bold", `Version ${from.version} to version ${to.version}`)}  ${counts.join(", ")}`,
    ...lines.slice(0, listed),
    ...(rest > 0 ? [styleText("dim", `and ${count(rest)} more lines; --json has all`)] : []),
  ].join("\n");
}

function changeText(change: Change): string {
  if ("by" in change) {
    const { source, before, after, by } = change;
    return `gold in ${source} moved by ${by} characters: ${before} → ${after}`;
  }
  const { field, before, after } = change;
  if (before === null) return `${field}: + ${after}`;
  if (after === null) return `${field}: - ${before}`;
  return `${field}: ${before} → ${after}`;
}
