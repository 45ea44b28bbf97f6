/** One rule of a style sheet, as written. */
export interface WrittenRule {
  selectors: readonly string[];
  declarations: string;
}

interface Block {
  /** Undefined where what is inside holds for nobody who looks at the page on a screen, or cannot be told. */
  selectors: readonly string[] | undefined;
  /** In an at-rule rules follow; in a rule declarations. */
  declarations: string;
}

const longestPrelude = 10_000;
/** Nested rules multiply their selectors. */
const mostSelectors = 500;
const deepest = 20;

/**
 * The rules of a sheet in its order, those nested in others with whole selectors. Rules in `@media` are read where it names screens
 * or all and nothing else, those in `@layer` always; other at-rules are passed over. In one pass.
 */
export function* rulesOfSheet(sheet: string): Generator<WrittenRule> {
  const text = sheet.replace(/\/\*[^]*?(?:\*\/|$)|<!--|-->/g, " ");
  const open: Block[] = [];
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(/[{};]/g)) {
    const piece = text.slice(from, index);
    from = index + 1;
    const block = open.at(-1);
    if (mark === "{") open.push(inside(block, piece.trim(), open.length));
    else if (block !== undefined) {
      block.declarations += `${piece};`;
      if (mark === ";") continue;
      open.pop();
      if (block.selectors !== undefined && block.selectors.length > 0)
        yield { ...block, selectors: block.selectors };
    }
  }
  // A block that nobody closes ends with the sheet.
  const last = open.at(-1);
  if (last?.selectors !== undefined) {
    yield { selectors: last.selectors, declarations: last.declarations + text.slice(from) };
  }
}

/** Outside any rule the selectors of a block are an empty list. */
function inside(outer: Block | undefined, prelude: string, depth: number): Block {
  const passedOver = { selectors: undefined, declarations: "" };
  const around = outer === undefined ? [] : outer.selectors;
  if (around === undefined || prelude.length > longestPrelude || depth === deepest) return passedOver;
  if (prelude.startsWith("@")) {
    return { selectors: isForScreens(prelude) ? around : undefined, declarations: "" };
  }
  const own = prelude.split(",").map((selector) => selector.trim());
  if (own.length * around.length > mostSelectors) return passedOver;
  const whole =
    around.length === 0 ? own : own.flatMap((selector) => around.map((parent) => joined(parent, selector)));
  return { selectors: whole, declarations: "" };
}

function isForScreens(prelude: string): boolean {
  if (/^@layer\b/i.test(prelude)) return true;
  const media = /^@media\b(.*)$/is.exec(prelude)?.[1];
  return media?.split(",").some((query) => /^(?:(?:only\s+)?(?:all|screen))?$/i.test(query.trim())) === true;
}

function joined(parent: string, selector: string): string {
  return selector.includes("&") ? selector.replaceAll("&", () => parent) : `${parent} ${selector}`;
}
