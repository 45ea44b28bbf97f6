import type { Json } from "../../../contracts/json.ts";

/**
 * The first JSON object in what a model wrote, whatever stands around it: prose, a code fence, a comma too many. Undefined
 * where there is none.
 */
export function readJsonObject(text: string): { [name: string]: Json } | undefined {
  let from = text.indexOf("{");
  // Only outermost braces are tried, so that the walk stays linear.
  while (from >= 0) {
    const to = endOfObject(text, from);
    if (to === undefined) return undefined;
    const read = parsed(text.slice(from, to));
    if (read !== undefined) return read;
    from = text.indexOf("{", to);
  }
  return undefined;
}

/** Past the brace that closes the one at `from`; braces in strings count for nothing. */
function endOfObject(text: string, from: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let i = from; i < text.length; i++) {
    const character = text[i];
    if (inString) {
      if (character === "\\") i++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{") depth++;
    else if (character === "}" && --depth === 0) return i + 1;
  }
  return undefined;
}

function parsed(text: string): { [name: string]: Json } | undefined {
  for (const attempt of [text, text.replaceAll(/,(?=\s*[\]}])/g, "")]) {
    try {
      return JSON.parse(attempt) as { [name: string]: Json };
    } catch {
      // The next attempt may read it; where none does, the caller asks the model again.
    }
  }
  return undefined;
}
