/** Hebrew, Arabic and their neighbours. */
export const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const mirrored: Record<string, string> = {
  "(": ")",
  ")": "(",
  "[": "]",
  "]": "[",
  "{": "}",
  "}": "{",
  "<": ">",
  ">": "<",
  "«": "»",
  "»": "«",
};

/**
 * A line as it stands on paper, from left to right, in the order it is read. The Unicode bidirectional algorithm turned round, for
 * one level: in a line that is mostly Hebrew or Arabic everything is reversed but numbers and Latin words; in any other only the
 * Hebrew or Arabic within is.
 */
export function logicalOrder(visual: string): string {
  if (!rightToLeft.test(visual)) return visual;
  const clusters = visual.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
  const kinds = clusters.map(kindOf);
  const right = kinds.filter((kind) => kind === "right").length;
  const left = kinds.filter((kind) => kind === "left").length;
  if (right < left) return turnedRuns(clusters, kinds, ["right"]);
  const logical = turnedRuns(clusters.toReversed(), kinds.toReversed(), ["left", "number"]);
  // Some files name a bracket by its shape on paper, some by its sense. A line that would begin by closing one tells which.
  const firstBracket = /[()[\]{}<>«»]/.exec(logical)?.[0] ?? "(";
  return ")]}>»".includes(firstBracket) ? Array.from(logical, mirror).join("") : logical;
}

type Kind = "right" | "left" | "number" | "neutral";

function kindOf(cluster: string): Kind {
  if (rightToLeft.test(cluster)) return "right";
  if (/\p{N}/u.test(cluster)) return "number";
  return /\p{L}/u.test(cluster) ? "left" : "neutral";
}

/** Each stretch from the first to the last of these kinds, with what is neutral between, turned round. */
function turnedRuns(clusters: readonly string[], kinds: readonly Kind[], turned: readonly Kind[]): string {
  let text = "";
  for (let at = 0; at < clusters.length;) {
    if (!turned.includes(kinds[at] as Kind)) {
      text += clusters[at];
      at += 1;
      continue;
    }
    let end = at + 1;
    for (let next = end; next < clusters.length; next += 1) {
      if (turned.includes(kinds[next] as Kind)) end = next + 1;
      else if (kinds[next] !== "neutral") break;
    }
    text += clusters.slice(at, end).toReversed().join("");
    at = end;
  }
  return text;
}

function mirror(cluster: string): string {
  return mirrored[cluster] ?? cluster;
}
