import { expect, test } from "vitest";
import { listQuestion } from "./list-questions.ts";

const asked = (raw: string) => listQuestion(raw, (word) => word !== "rlhf");

test.each([
  [
    "- **Overlap**: the characters that neighbours share.",
    "What is overlap?",
    "the characters that neighbours share",
  ],
  [
    "2. RLHF – a way to train with people's judgements",
    "What is RLHF?",
    "a way to train with people's judgements",
  ],
  [
    "* **Storm shutters:** the boards on the sea side",
    "What are storm shutters?",
    "the boards on the sea side",
  ],
])("%s", (raw, question, answer) => {
  expect(asked(raw)).toEqual({ kind: "list", trust: 0.7, question, answer });
});

test.each([
  "- Press the ring: a light comes on. Then wait.",
  "- Press the ring: a light comes on.",
  "Overlap: the characters",
  "- Fridge: out with everything",
  "- a: the end of it",
])("%s defines nothing", (raw) => {
  expect(asked(raw)).toBeUndefined();
});
