import type { Json } from "../../../contracts/json.ts";

/** New values of fields; undefined takes the field away. */
export type FieldChanges = Readonly<Record<string, Json | undefined>>;

interface Member {
  key: string;
  start: number;
  valueStart: number;
  end: number;
}

/**
 * One line of JSON that holds an object, with some of its fields changed. Everything else stays letter by letter: the order
 * of fields, the spaces between them, escapes in texts. A new field goes to the end. The line must be valid JSON.
 */
export function editJsonLine(line: string, changes: FieldChanges): string {
  let edited = line;
  for (const [key, value] of Object.entries(changes)) edited = withField(edited, key, value);
  return edited;
}

/** JSON on one line, with a space after commas and colons where the other lines have them. */
export function jsonLine(value: object, spaced: boolean): string {
  if (!spaced) return JSON.stringify(value);
  const indented = JSON.stringify(value, null, 1);
  // Texts hold no raw line breaks, so every one of them is indentation.
  return indented
    .replace(/([{[])\n */g, "$1")
    .replace(/\n *([}\]])/g, "$1")
    .replace(/\n */g, " ");
}

/** Whether the line's author writes a space after a colon. */
export function isSpaced(line: string): boolean {
  return /^\s*\{\s*"(?:[^"\\]|\\.)*"\s*:\s/.test(line);
}

function withField(line: string, key: string, value: Json | undefined): string {
  const members = membersOf(line);
  const index = members.findIndex((member) => member.key === key);
  const member = members[index];
  if (value === undefined) return member === undefined ? line : without(line, members, index);
  const written = JSON.stringify(value);
  if (member !== undefined) return line.slice(0, member.valueStart) + written + line.slice(member.end);
  const gap = isSpaced(line) ? " " : "";
  const field = `${JSON.stringify(key)}:${gap}${written}`;
  const last = members.at(-1);
  if (last === undefined) return line.replace(/\{\s*\}/, () => `{${field}}`);
  return `${line.slice(0, last.end)},${gap}${field}${line.slice(last.end)}`;
}

function without(line: string, members: readonly Member[], index: number): string {
  const { start, end } = members[index] as Member;
  const next = members[index + 1];
  if (next !== undefined) return line.slice(0, start) + line.slice(next.start);
  const previous = members[index - 1];
  return line.slice(0, previous?.end ?? start) + line.slice(end);
}

/** The fields of the outermost object. */
function membersOf(line: string): Member[] {
  const members: Member[] = [];
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
  let depth = 0;
  let member: Member | undefined;
  for (let match = tokens.exec(line); match !== null; match = tokens.exec(line)) {
    const token = match[0];
    const end = match.index + token.length;
    if (token === "{" || token === "[") depth++;
    if (depth === 1 && member === undefined && token.startsWith('"')) {
      member = { key: JSON.parse(token) as string, start: match.index, valueStart: -1, end };
      members.push(member);
    } else if (member !== undefined && depth >= 1) {
      const isColon = depth === 1 && token === ":" && member.valueStart < 0;
      const closes = depth === 1 && (token === "," || token === "}");
      if (!isColon && !closes) {
        if (member.valueStart < 0) member.valueStart = match.index;
        member.end = end;
      }
      if (closes) member = undefined;
    }
    if (token === "}" || token === "]") depth--;
  }
  return members;
}
