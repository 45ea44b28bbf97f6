export interface ScannedJson {
  /** The same JSON with every number as a string of its own characters: as numbers, long ones would be rounded. */
  text: string;
  /** Whether some object has a key twice: of its values only the last is read. */
  repeatsKey: boolean;
}

/** Looks at valid JSON once, however deep it is nested. */
export function scanJson(json: string): ScannedJson {
  const pieces: string[] = [];
  /** Keys of each open object; undefined for a list. */
  const open: (Set<string> | undefined)[] = [];
  let repeatsKey = false;
  let copied = 0;
  let at = 0;
  while (at < json.length) {
    const character = json.charAt(at);
    let end = at + 1;
    if (character === "{") open.push(new Set());
    else if (character === "[") open.push(undefined);
    else if (character === "}" || character === "]") open.pop();
    else if (character === '"') {
      end = endOfString(json, at);
      const keys = open.at(-1);
      if (keys !== undefined && isFollowedByColon(json, end)) {
        const key = JSON.parse(json.slice(at, end)) as string;
        if (keys.has(key)) repeatsKey = true;
        keys.add(key);
      }
    } else if (isOfNumber(character)) {
      while (isOfNumber(json.charAt(end))) end += 1;
      pieces.push(json.slice(copied, at), `"${json.slice(at, end)}"`);
      copied = end;
    } else if (/[a-z]/.test(character)) {
      // The letters of true, false and null: an "e" is none of a number's.
      while (/[a-z]/.test(json.charAt(end))) end += 1;
    }
    at = end;
  }
  return { text: pieces.join("") + json.slice(copied), repeatsKey };
}

function endOfString(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at += 1) {
    if (json[at] === "\\") at += 1;
    else if (json[at] === '"') return at + 1;
  }
  return json.length;
}

function isFollowedByColon(json: string, from: number): boolean {
  let at = from;
  while (/\s/.test(json.charAt(at))) at += 1;
  return json[at] === ":";
}

function isOfNumber(character: string): boolean {
  return /[-+.\dE]/.test(character) || character === "e";
}
