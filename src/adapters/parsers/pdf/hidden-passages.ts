import type { HiddenText } from "../../../contracts/source.ts";
import type { SeenAndHidden } from "./invisible-text.ts";
import { wordGap } from "./paint-text.ts";
import type { PaintedText } from "./painted-page.ts";

/** Hidden words, in the order they were painted, as passages that hang together. What says nothing, such as a lone dot, is passed over. */
export function hiddenPassages(hidden: SeenAndHidden["hidden"]): { why: HiddenText["why"]; text: string }[] {
  const passages: { why: HiddenText["why"]; text: string }[] = [];
  let before: PaintedText | undefined;
  for (const { why, text } of hidden) {
    const passage = passages.at(-1);
    if (passage === undefined || passage.why !== why) passages.push({ why, text: text.text });
    else passage.text += (before !== undefined && isOneWord(before, text) ? "" : " ") + text.text;
    before = text;
  }
  return passages.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

function isOneWord(before: PaintedText, text: PaintedText): boolean {
  if (before.spaceAfter || before.angle !== text.angle) return false;
  const radians = (before.angle * Math.PI) / 180;
  const x = text.x - before.x;
  const y = text.y - before.y;
  const along = x * Math.cos(radians) + y * Math.sin(radians) - before.length;
  const across = Math.abs(-x * Math.sin(radians) + y * Math.cos(radians));
  return across < 0.3 * before.size && along < wordGap * before.size && along > -0.5 * before.size;
}
