import { expect, test } from "vitest";
import { lineJoining } from "./line-joining.ts";

function joined(lines: readonly string[], known: readonly string[] = []): string {
  const joining = lineJoining([...known, ...lines]);
  return lines.reduce((text, next, at) => {
    if (at === 0) return next;
    const line = lines[at - 1] as string;
    const { keep, between } = joining.joint(line, next);
    return text.slice(0, text.length - (line.length - keep)) + between + next;
  }, "");
}

test.each<[string, string[], string[], string]>([
  ["a blank between lines", ["one", "two"], [], "one two"],
  ["a word that was broken", ["exam-", "ple"], [], "example"],
  ["a word that was broken, known elsewhere", ["exam-", "ple"], ["an example"], "example"],
  ["a compound known elsewhere", ["well-", "known"], ["a well-known key"], "well-known"],
  ["a compound of two known words", ["boiler-", "room"], ["the boiler", "the room"], "boiler-room"],
  ["the last part of a compound", ["state-of-the-", "art"], [], "state-of-the-art"],
  ["a hyphen before a name or number", ["COVID-", "19"], [], "COVID-19"],
  ["a hyphen that stands for the rest of a word", ["short-", "and long-term"], [], "short- and long-term"],
  ["a soft hyphen", ["exam\u00ad", "ple"], ["exam-ple"], "example"],
  ["a dash", ["the key -", "of brass"], [], "the key - of brass"],
  ["a stroke between alternatives", ["and/", "or"], [], "and/or"],
  ["Chinese lines without a blank", ["海港的", "房子"], [], "海港的房子"],
])("joins %s", (_what, lines, known, text) => {
  expect(joined(lines, known)).toBe(text);
});

test("keeps unknown hyphens where the document breaks no words", () => {
  const known = ["The follow-up is here, the follow-", "up is there."];
  expect(joined(["implant-", "anchored"], known)).toBe("implant-anchored");
});

test("never joins letters that would melt into one", () => {
  const joining = lineJoining([]);
  expect(joining.joint("か", "\u3099房")).toEqual({ keep: 1, between: " " });
});
