export interface JsonFault {
  /** Position in the text where reading had to stop. */
  offset: number;
  /** What is wrong there, without a full stop: "a comma is missing". */
  wrong: string;
}

class Fault extends Error {
  readonly offset: number;

  constructor(offset: number, wrong: string) {
    super(wrong);
    this.offset = offset;
  }
}

/** Nesting that no question needs; deeper text would overflow the stack. */
const deepest = 100;
const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordPattern = /[\p{L}\p{N}_$]+/uy;
const blankPattern = /[ \t\r\n]*/y;
// oxlint-disable-next-line no-control-regex -- JSON forbids exactly these inside a string.
const stringPattern = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;

/**
 * The first place where a text is not JSON, undefined where it is, and where the values of an outermost list begin.
 * JSON.parse tells neither. A key given twice counts as a fault: JSON.parse would drop the first silently.
 */
export function scanJson(text: string): { fault: JsonFault | undefined; itemOffsets: number[] } {
  const itemOffsets: number[] = [];
  let at = 0;

  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const [found = ""] = pattern.exec(text) ?? [];
    at += found.length;
    return found;
  };
  const skipBlank = () => void take(blankPattern);
  const fail = (wrong: string): never => {
    throw new Fault(at, at >= text.length ? "the text ends too early" : wrong);
  };

  const string = (): string => {
    const start = at;
    take(stringPattern);
    const end = text[at];
    if (end === undefined) throw new Fault(start, "the closing quote is missing");
    if (end === "\\")
      return fail("a backslash stands before a letter that it does not go with; write \\\\ for a backslash");
    if (end === "\n" || end === "\r")
      throw new Fault(start, "the closing quote is missing on this line; write \\n for a line break");
    if (end !== '"') return fail("a control character stands inside the quotes; write \\t for a tab");
    at++;
    return text.slice(start, at);
  };

  const members = (close: string, depth: number, member: () => void): void => {
    if (depth > deepest) fail("this is nested too deeply");
    at++;
    skipBlank();
    if (text[at] === close) return void at++;
    for (;;) {
      member();
      skipBlank();
      if (text[at] === close) return void at++;
      if (text[at] !== ",") fail(`a comma or ${close} is missing`);
      at++;
      skipBlank();
      if (text[at] === close) fail(`a comma stands before ${close}`);
    }
  };

  const object = (depth: number): void => {
    const keys = new Set<string>();
    members("}", depth, () => {
      if (text[at] !== '"') fail("a field's name in double quotes is missing");
      const start = at;
      const key = JSON.parse(string()) as string;
      if (keys.has(key)) throw new Fault(start, `the field "${key}" is given twice`);
      keys.add(key);
      skipBlank();
      if (text[at] !== ":") fail("a colon is missing after the field's name");
      at++;
      value(depth + 1);
    });
  };

  const value = (depth: number): void => {
    skipBlank();
    const next = text[at];
    if (next === "{") return object(depth);
    if (next === "[") {
      return members("]", depth, () => {
        skipBlank();
        if (depth === 0) itemOffsets.push(at);
        value(depth + 1);
      });
    }
    if (next === '"') return void string();
    if (next === "'" || next === "“" || next === "”") fail('text stands in "double quotes" only');
    if (take(numberPattern) !== "") return;
    const start = at;
    const word = take(wordPattern);
    if (["true", "false", "null"].includes(word)) return;
    at = start;
    fail(word === "" ? "a value is missing" : `${word} needs double quotes`);
  };

  try {
    value(0);
    skipBlank();
    if (at < text.length) fail("there is more text after the end");
    return { fault: undefined, itemOffsets };
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return { fault: { offset: thrown.offset, wrong: thrown.message }, itemOffsets };
  }
}
