import { expect, test } from "vitest";
import { type QuestionType, questionTypeOf } from "./question-type.ts";

test.each<[string, string, QuestionType]>([
  ["Who is Peem?", "en", "who"],
  ["To whom do we send the keys?", "en", "who"],
  ["What's the password?", "en", "what"],
  ["In which year was it built?", "en", "when"],
  ["Our boat sails late. Where do the bags go?", "en", "where"],
  ["If it rains, where do we go?", "en", "where"],
  ["Why are the doors red?", "en", "why"],
  ["How long may they stay?", "en", "how much"],
  ["How do I reset it?", "en", "how"],
  ["Is the sauna free?", "en", "yes or no"],
  ["Was the boat old?", "en", "yes or no"],
  ["Tell me about the boat.", "en", "other"],
  ["Was kostet ein Hund?", "de", "what"],
  ["Wie viele Hühner gibt es?", "de", "how much"],
  ["Seit wann gibt es das Haus?", "de", "when"],
  ["Darf ich grillen?", "de", "yes or no"],
  ["¿Cuánto cuesta?", "es", "how much"],
  ["¿Por qué es rojo?", "es", "why"],
  ["¿En qué año?", "es", "when"],
  ["¿Hay gatos?", "es", "yes or no"],
  ["海港在哪里？", "zh", "other"],
  ["Wo ist es?", "und", "where"],
])("%s (%s) asks %s", (question, language, type) => {
  expect(questionTypeOf(question, language)).toBe(type);
});
