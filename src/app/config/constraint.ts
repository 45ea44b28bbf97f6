import { didYouMeanSetting, isSettingPath } from "./settings-paths.ts";
import { settingAt } from "./set-path.ts";

/** A rule between settings, such as `chunk.overlap <= chunk.size * 0.25`, understood. */
export interface Constraint {
  text: string;
  /** True where the settings keep the rule, and where one that it names is not set: then there is nothing to keep. */
  holds(settings: unknown): boolean;
}

/** What cannot be read, and where: `column` counts from 1. */
export interface ConstraintFault {
  message: string;
  column: number;
}

type Value = number | string | boolean | undefined;
type Expression = (settings: unknown) => Value;
interface Token {
  kind: "number" | "name" | "text" | "sign" | "end";
  text: string;
  column: number;
}

const tokenPattern =
  /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*)|"(?<text>[^"]*)"|(?<sign><=|>=|==|!=|[<>+*/()-]))/y;

const comparisons: Record<string, (a: number, b: number) => boolean> = {
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
};

/** `sum (<= | < | >= | > | == | !=) sum`, where a sum is of numbers, settings and brackets by + - * /. Words are text. */
export function parseConstraint(text: string): Constraint | ConstraintFault {
  try {
    return parse(text);
  } catch (thrown) {
    if (thrown instanceof Unreadable) return { message: thrown.message, column: thrown.column };
    throw thrown;
  }
}

/** Carries a fault out of the recursive descent; never leaves this file. */
class Unreadable extends Error {
  readonly column: number;
  constructor(message: string, column: number) {
    super(message);
    this.column = column;
  }
}

function parse(text: string): Constraint {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = () => tokens[at]!;
  const accept = (...signs: string[]): Token | undefined =>
    peek().kind === "sign" && signs.includes(peek().text) ? tokens[at++] : undefined;
  const expected = (what: string): Unreadable => {
    const { kind, text: found, column } = peek();
    return new Unreadable(`expected ${what}, not ${kind === "end" ? "the end" : `"${found}"`}`, column);
  };

  function operand(): Expression {
    if (accept("-") !== undefined) {
      const inner = operand();
      return (settings) => arithmetic("-", 0, inner(settings));
    }
    if (accept("(") !== undefined) {
      const inner = sum();
      if (accept(")") === undefined) throw expected('")"');
      return inner;
    }
    const token = peek();
    if (token.kind === "sign" || token.kind === "end") throw expected("a setting or a number");
    at += 1;
    if (token.kind === "number") return () => Number(token.text);
    if (token.kind === "text" || !token.text.includes(".")) {
      const word = token.kind === "name" && ["true", "false"].includes(token.text);
      return () => (word ? token.text === "true" : token.text);
    }
    if (!isSettingPath(token.text)) {
      throw new Unreadable(
        `unknown setting "${token.text}"${didYouMeanSetting(token.text).replace(/\.$/, "")}`,
        token.column,
      );
    }
    return (settings) => valueAt(settings, token.text);
  }
  function chain(next: () => Expression, ...signs: string[]): Expression {
    let left = next();
    for (let sign = accept(...signs); sign !== undefined; sign = accept(...signs)) {
      const [first, second, operator] = [left, next(), sign.text];
      left = (settings) => arithmetic(operator, first(settings), second(settings));
    }
    return left;
  }
  const product = () => chain(operand, "*", "/");
  const sum = (): Expression => chain(product, "+", "-");

  const left = sum();
  const comparison = accept("<=", ">=", "==", "!=", "<", ">");
  if (comparison === undefined) throw expected("a comparison such as <=");
  const right = sum();
  if (peek().kind !== "end") throw expected("the end");
  return { text, holds: (settings) => compare(comparison.text, left(settings), right(settings)) };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(tokenPattern);
  while (text.slice(pattern.lastIndex).trim() !== "") {
    const start = pattern.lastIndex;
    const column = start + text.slice(start).search(/\S/) + 1;
    const match = pattern.exec(text);
    if (match === null) throw new Unreadable(`"${text[column - 1]}" has no meaning here`, column);
    const [kind, found] = Object.entries(match.groups ?? {}).find(([, group]) => group !== undefined)!;
    tokens.push({ kind: kind as Token["kind"], text: found, column });
  }
  return [...tokens, { kind: "end", text: "", column: text.length + 1 }];
}

function valueAt(settings: unknown, path: string): Value {
  const value = settingAt(settings, path.split("."));
  return ["number", "string", "boolean"].includes(typeof value) ? (value as Value) : undefined;
}

function arithmetic(operator: string, a: Value, b: Value): Value {
  if (typeof a !== "number" || typeof b !== "number") return undefined;
  if (operator === "+") return a + b;
  if (operator === "-") return a - b;
  return operator === "*" ? a * b : a / b;
}

function compare(operator: string, a: Value, b: Value): boolean {
  if (a === undefined || b === undefined) return true;
  if (operator === "==") return a === b;
  if (operator === "!=") return a !== b;
  // Text has no order here: a rule about it says nothing.
  return typeof a !== "number" || typeof b !== "number" || comparisons[operator]!(a, b);
}
