import { describe, expect, test } from "vitest";
import { cueIn } from "./answer-cue.ts";
import { kindOf } from "./answer-kind.ts";

describe("what a question asks for", () => {
  test.each([
    ["en", "How many points did the defense surrender?", "quantity", "How many"],
    ["en", "In what year did Tesla die?", "time", "what year"],
    ["en", "when was the lighthouse built", "time", "when"],
    ["en", "When using the SDK, what are two ways to set a key?", "other", "what"],
    ["en", "who took what where", "person", "who"],
    ["en", "list the causes of the tides", "other", ""],
    ["de", "Wie viele Sacks erzielte er?", "quantity", "Wie viele"],
    ["de", "In welchem Jahr starb Tesla?", "time", "welchem Jahr"],
    ["de", "Warum steigt die Flut?", "reason", "Warum"],
    ["es", "¿Cuántas personas viven allí?", "quantity", "Cuántas"],
    ["es", "¿En qué año murió Tesla?", "time", "qué año"],
    ["es", "¿Con quién se asoció Tesla?", "person", "quién"],
    ["zh", "特斯拉是哪一年去世的？", "time", "哪一年"],
    ["zh", "谁在 1886 年与特斯拉合作？", "person", "谁"],
    ["fr", "Quand est-il mort ?", "other", ""],
    ["und", "", "other", ""],
  ])("%s: %s", (language, question, kind, words) => {
    const found = kindOf(question, language);
    expect([found.kind, question.slice(found.start, found.end)]).toEqual([kind, words]);
  });
});

describe("the mark of what is asked for", () => {
  test.each([
    ["time", "It was built in 1759.", "when was it built", 1],
    ["time", "It was built in 1759.", "what happened to it in 1759", -1],
    ["time", "特斯拉在一月去世。", "特斯拉何时去世", 1],
    ["quantity", "It fell to a third of that.", "how much", 1],
    ["quantity", "The fleet grew.", "how many boats", -1],
    ["person", "The tower of John Smeaton stands.", "who built it", 1],
    ["person", "The tower of john smeaton stands.", "who built it", -1],
    ["person", "The tower of John Smeaton stands.", "who was john smeaton", -1],
    ["place", "It stands in Devon.", "where does it stand", 1],
    ["place", "塔在广东省。", "塔在哪里", 1],
    ["reason", "It fell because of rot.", "why did it fall because of rot", 1],
    ["other", "Anything.", "what", 0],
  ] as const)("%s: %s", (kind, text, question, expected) => {
    expect(cueIn(text, kind, question)).toBe(expected);
  });
});
