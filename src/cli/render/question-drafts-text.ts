import { someOf } from "./some-of.ts";
import { styleText } from "node:util";
import path from "node:path";
import type { ProposedQuestions } from "../../app/use-cases/draft-questions.ts";
import { count, counted } from "../../contracts/count-text.ts";

const listed = 100;
const longestAnswer = 90;

/** The drafts for reading, each with its answer and place, and what was passed over. */
export function questionDraftsText({ drafts, more, without, file }: ProposedQuestions): string {
  const lines = drafts.slice(0, listed).flatMap(({ entry, kind }) => {
    const [gold] = entry.gold ?? [];
    const words = entry.answer ?? gold?.quote ?? "";
    return [
      `${entry.id}  ${styleText("bold", entry.question)}`,
      `            ${shortened(words)}  ${styleText("dim", `${gold?.source} · ${kind}`)}`,
    ];
  });
  const reasons = [...Map.groupBy(without, ({ reason }) => reason)].map(
    ([reason, sources]) =>
      `  ${counted(sources.length, "source")}: ${reason} (${someOf(
        sources.map(({ source }) => source),
        5,
      )})`,
  );
  return [
    ...lines,
    ...(drafts.length > listed ? [`and ${count(drafts.length - listed)} more; --json lists all`] : []),
    ...(lines.length > 0 ? [""] : []),
    `Added ${counted(drafts.length, "draft")} to ${path.basename(file)}. No run uses a draft until you accept it:`,
    "  soundings questions accept ID… or --all; soundings questions reject ID…",
    ...(more > 0 ? [`${count(more)} more could be proposed (--count).`] : []),
    ...(reasons.length > 0 ? ["Without a draft:", ...reasons] : []),
  ].join("\n");
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > longestAnswer ? `${line.slice(0, longestAnswer - 1)}…` : line;
}
