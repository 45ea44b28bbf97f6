import { styleText } from "node:util";
import type { PromptsDifference } from "../../app/use-cases/prompts.ts";
import { counted } from "../../contracts/count-text.ts";
import { promptsName } from "./prompts-text.ts";

type Line = PromptsDifference["nodes"][number]["lines"][number];

const linesAround = 2;

/** Two sets of prompts, node by node: lines that left and lines that came, with the words marked that differ inside a line. */
export function promptsDiffText({ first, second, nodes }: PromptsDifference): string {
  const names = [
    styleText("red", `--- ${promptsName(first)}`),
    styleText("green", `+++ ${promptsName(second)}`),
  ].join("\n");
  if (nodes.length === 0) return `${names}\n\nThey say the same.`;
  const told = nodes.map(({ node, lines }) =>
    [styleText("bold", `# ${node}`), ...shownLines(lines)].join("\n"),
  );
  return [names, ...told].join("\n\n");
}

/** Of what is the same, the lines around a change, and how many are left out. */
function shownLines(lines: readonly Line[]): string[] {
  const isNear = lines.map((_, at) =>
    lines.slice(Math.max(0, at - linesAround), at + linesAround + 1).some(({ kind }) => kind !== "same"),
  );
  const shown: string[] = [];
  let left: Line[] = [];
  const flush = () => {
    // One line takes no more room than to say that it is left out.
    if (left.length > 1) shown.push(styleText("dim", `  … ${counted(left.length, "line")} the same`));
    else shown.push(...left.map(lineText));
    left = [];
  };
  for (const [at, line] of lines.entries()) {
    if (isNear[at] !== true) {
      left.push(line);
      continue;
    }
    flush();
    shown.push(lineText(line));
  }
  flush();
  return shown;
}

function lineText({ kind, parts }: Line): string {
  if (kind === "same") return `  ${parts.map(({ text }) => text).join("")}`;
  const color = kind === "removed" ? "red" : "green";
  const sign = kind === "removed" ? "- " : "+ ";
  const isWhole = parts.every(({ changed }) => changed);
  const marked = parts
    .filter(({ text }) => text !== "")
    .map(({ text, changed }) => (changed && !isWhole ? markedText(text, kind) : styleText(color, text)));
  return styleText(color, sign) + marked.join("");
}

/** Where there are no colours, in the brackets that word diffs are read by: [-left-] and {+came+}. */
function markedText(text: string, kind: "removed" | "added"): string {
  const colored = styleText([kind === "removed" ? "red" : "green", "inverse"], text);
  if (colored !== text) return colored;
  return kind === "removed" ? `[-${text}-]` : `{+${text}+}`;
}
