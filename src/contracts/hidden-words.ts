import type { HiddenText } from "./source.ts";

const reasons: Readonly<Record<HiddenText["why"], string>> = {
  "no-contrast": "in the colour of its background",
  tiny: "too small to read",
  covered: "covered by something",
  "off-page": "outside the page",
  "not-painted": "not painted",
  "hidden-element": "in a hidden element",
  comment: "in a comment",
  "zero-width": "characters of no width",
  "tag-characters": "tag characters",
  "hidden-run": "marked as hidden",
  "hidden-sheet": "in a hidden sheet, row or column",
  "hidden-slide": "on a hidden slide",
};

/** How a piece of hidden text is hidden, as a person would say it. */
export function hiddenWords(why: HiddenText["why"]): string {
  return reasons[why];
}
