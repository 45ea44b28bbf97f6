import { styleText } from "node:util";
import path from "node:path";
import type { ImportedQuestions } from "../../app/use-cases/import-questions.ts";
import { count, counted } from "../../contracts/count-text.ts";

const listed = 20;

/** What came in, what needs a look, what was refused and why. */
export function questionImportText(result: ImportedQuestions): string {
  const { imported, present, refused, columns, notTaken, converted, file } = result;
  const gold = (how: string) => imported.filter((one) => one.gold === how).length;
  const drafts = imported.filter(({ entry }) => entry.draft === true).length;
  const taken = Object.entries(columns).map(([field, column]) =>
    field === column ? field : `${field} from "${column}"`,
  );
  const looks = [
    ...imported.flatMap(({ where, entry, look, places }) =>
      look === null ? [] : [`${where} (${entry.id}): ${look}${placesText(places)}`],
    ),
    ...present.flatMap(({ where, id, look }) =>
      look === null ? [] : [`${where}: the set has it as ${id}; ${look}`],
    ),
  ];
  const lines = [
    styleText("bold", `${counted(imported.length, "question")} imported into ${path.basename(file)}`),
    `  gold: ${count(gold("given"))} given, ${count(gold("found"))} found by the quote, ${count(gold("proposed"))} proposed, ${count(gold("none"))} without`,
    ...(drafts > 0
      ? [`  ${counted(drafts, "draft")}, in no run until accepted: soundings questions accept ID… or --all`]
      : []),
    ...(present.length > 0 ? [`  ${counted(present.length, "row")} that the set has already`] : []),
    ...(taken.length === 0
      ? []
      : [
          `  columns: ${taken.join(", ")}${notTaken.length > 0 ? `; not taken: ${notTaken.join(", ")}` : ""}`,
        ]),
    ...section("Worth a look", looks),
    ...section(
      styleText("red", "Refused"),
      refused.map(({ where, reason }) => `${where}: ${reason}`),
    ),
    ...(converted === null
      ? []
      : ["", `Now remove ${converted}, or name ${path.basename(file)} under questions: in soundings.yaml.`]),
  ];
  return lines.join("\n");
}

function placesText(places: ImportedQuestions["imported"][number]["places"]): string {
  if (places.length === 0) return "";
  return `: ${places.map(({ source, start, end }) => `${source} ${start}–${end}`).join(", ")}`;
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - listed;
  return [
    "",
    `${title} (${count(lines.length)})`,
    ...lines.slice(0, listed).map((line) => `  ${line}`),
    ...(rest > 0 ? [`  and ${count(rest)} more; --json lists all`] : []),
  ];
}
