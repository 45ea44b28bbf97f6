import { AppError } from "../../../contracts/app-error.ts";
import type { DigestOf } from "../../../ports/digest-of.ts";
import { promptPlaces } from "./prompt-places.ts";
import { promptSet } from "./prompt-set.ts";
import { type PromptNode, promptNodes, type PromptSet } from "./prompt.ts";

export interface PromptFile {
  /** As messages and runs name it. */
  name: string;
  text: string;
}

interface Section {
  node: PromptNode;
  /** Of its heading, or of the head's end, from 1. */
  line: number;
  lines: string[];
}

/**
 * Prompts as a person writes them: a head between lines of `---` that holds `version:`, then a text for each heading of level 1
 * that names a node, such as `# answer`. Without headings all is the answer prompt. Nodes that are missing say what `shipped`
 * says. Throws AppError "config.invalid" with the line for what a model could not be asked with.
 */
export function parsePromptFile(
  { name, text }: PromptFile,
  shipped: PromptSet["texts"],
  digestOf: DigestOf,
): PromptSet {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  const { version, bodyAt } = readHead(name, lines);
  const sections = sectionsOf(name, lines, bodyAt);
  const texts: Record<PromptNode, string> = { ...shipped };
  for (const section of sections) texts[section.node] = checkedText(name, section);
  return promptSet(name, version, texts, digestOf);
}

function readHead(name: string, lines: readonly string[]): { version: string; bodyAt: number } {
  const end =
    lines[0]?.trim() === "---" ? lines.findIndex((line, at) => at > 0 && line.trim() === "---") : -1;
  if (end < 0) throw fault(name, 1, "does not begin with a head that gives its version", headHint);
  let version = "";
  for (const [at, line] of lines.slice(0, end).entries()) {
    if (at === 0 || line.trim() === "" || line.startsWith("#")) continue;
    const [, value] = /^version[ \t]*:(.*)$/.exec(line) ?? [];
    if (value === undefined) {
      throw fault(
        name,
        at + 1,
        `has ${JSON.stringify(line.trim())} in its head`,
        "Give nothing but the version there.",
      );
    }
    version = value.trim().replace(/^(["'])(.*)\1$/, "$2");
  }
  if (version === "") throw fault(name, 1, "has no version in its head", headHint);
  return { version, bodyAt: end + 1 };
}

const headHint = "Begin it with three lines: ---, version: 1, ---.";

function sectionsOf(name: string, lines: readonly string[], bodyAt: number): Section[] {
  const sections: Section[] = [];
  const before: Section = { node: "answer", line: bodyAt, lines: [] };
  let fence = "";
  for (const [at, line] of lines.entries()) {
    if (at < bodyAt) continue;
    fence = fenceAfter(line, fence);
    const [, heading] = (fence === "" && /^#[ \t]+(.*?)[ \t#]*$/.exec(line)) || [];
    if (heading === undefined) {
      (sections.at(-1) ?? before).lines.push(line);
      continue;
    }
    const node = promptNodes.find((known) => known === heading.toLowerCase());
    if (node === undefined) {
      throw fault(
        name,
        at + 1,
        `has the heading ${JSON.stringify(heading)}, which is no node`,
        `Headings of level 1 name one of ${promptNodes.join(", ")}; use ## inside a prompt.`,
      );
    }
    if (sections.some((section) => section.node === node)) {
      throw fault(name, at + 1, `has a second prompt for ${node}`, "Keep one of them.");
    }
    sections.push({ node, line: at + 1, lines: [] });
  }
  if (sections.length === 0) return [before];
  const stray = before.lines.findIndex((line) => line.trim() !== "");
  if (stray >= 0) {
    throw fault(
      name,
      bodyAt + stray + 1,
      "has text before its first heading",
      "Put it below a heading that names a node.",
    );
  }
  return sections;
}

/** The fence that is open after a line; a heading inside a fence is an example. */
function fenceAfter(line: string, fence: string): string {
  const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
  if (mark === undefined) return fence;
  if (fence === "") return mark;
  return mark.startsWith(fence) ? "" : fence;
}

function checkedText(name: string, { node, line, lines }: Section): string {
  const text = lines.join("\n").trim();
  if (text === "") throw fault(name, line, `has no text for ${node}`, "Write one, or leave the heading out.");
  const { needed, optional } = promptPlaces[node];
  const missing = needed.find((place) => !text.includes(`{{${place}}}`));
  if (missing !== undefined) {
    throw fault(
      name,
      line,
      `has no {{${missing}}} in its ${node} prompt`,
      `Put {{${missing}}} where it belongs.`,
    );
  }
  let dividers = 0;
  for (const [at, each] of lines.entries()) {
    const where = line + at + 1;
    const unknown = [...each.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].find(
      ([written, place]) => written !== `{{${place}}}` || ![...needed, ...optional].includes(place as string),
    );
    if (unknown !== undefined) {
      const known = [...needed, ...optional].map((place) => `{{${place}}}`).join(", ");
      throw fault(name, where, `has ${unknown[0]} in its ${node} prompt`, `That prompt knows ${known}.`);
    }
    if (/^[ \t]*---user---[ \t]*$/.test(each) && ++dividers > 1) {
      throw fault(name, where, `divides its ${node} prompt twice`, "Keep one line ---user---.");
    }
  }
  return text;
}

function fault(name: string, line: number, what: string, hint: string): AppError {
  return new AppError("config.invalid", { message: `The prompt file ${name} line ${line} ${what}.`, hint });
}
