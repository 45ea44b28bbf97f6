import { expect, test } from "vitest";
import type { AnswerEvent } from "../../../contracts/answer.ts";
import { type Voice, voiceOf } from "./voice.ts";

function heard(speak: (voice: Voice) => void): string[] {
  const events: AnswerEvent[] = [];
  const voice = voiceOf((event) => events.push(event));
  speak(voice);
  return [
    ...events.map((event) => (event.type === "answer-delta" ? event.text : event.type)),
    `= ${voice.said}`,
  ];
}

test("says words as they come, and nothing for none", () => {
  expect(heard((voice) => ["The ", "", "tide."].forEach(voice.say))).toEqual([
    "The ",
    "tide.",
    "= The tide.",
  ]);
});

test("withdraws what was said only before other words", () => {
  const begun = (voice: Voice) => {
    voice.say("The tide.");
    voice.beginAnew();
  };
  expect(heard(begun)).toEqual(["The tide.", "= The tide."]);
  expect(
    heard((voice) => {
      begun(voice);
      voice.say("The moon.");
      voice.say(" It pulls.");
    }),
  ).toEqual(["The tide.", "answer-reset", "The moon.", " It pulls.", "= The moon. It pulls."]);
});

test.each([
  { text: "The tide. More.", events: ["The tide.", " More."] },
  { text: "The tide.", events: ["The tide."] },
  { text: "Another.", events: ["The tide.", "answer-reset", "Another."] },
])("settles on $text with as little withdrawn as possible", ({ text, events }) => {
  expect(
    heard((voice) => {
      voice.say("The tide.");
      voice.beginAnew();
      voice.settleOn(text);
    }),
  ).toEqual([...events, `= ${text}`]);
});

test("has nothing to withdraw where nothing was said", () => {
  expect(
    heard((voice) => {
      voice.beginAnew();
      voice.settleOn("The sources do not say.");
    }),
  ).toEqual(["The sources do not say.", "= The sources do not say."]);
});
