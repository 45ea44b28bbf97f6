import type { Question } from "../../contracts/question-set.ts";
import { quantile } from "../statistics/quantiles.ts";

/** Questions that have something in common. */
export interface Slice {
  dimension: string;
  value: string;
  /** By question, in their order: 1 where it belongs to the slice. */
  inside: Uint8Array;
}

export interface SliceViews {
  /** What sort of thing a question asks for. */
  typeOf(question: Question): string;
  /** Of the sources a question is about; undefined where nobody knows. */
  languageOf(question: Question): string | undefined;
}

interface Dimension {
  name: string;
  valuesOf(question: Question): readonly string[];
}

/** Every slice of every dimension, values in the order in which they first occur. Where all that have a value have the same, there is nothing to compare, but for tags, which a question may lack. */
export function questionSlices(questions: readonly Question[], views: SliceViews): Slice[] {
  return dimensionsOf(questions, views).flatMap(({ name, valuesOf }) => {
    const members = new Map<string, Uint8Array>();
    for (const [index, question] of questions.entries()) {
      for (const value of valuesOf(question)) {
        const inside = members.get(value) ?? new Uint8Array(questions.length);
        inside[index] = 1;
        members.set(value, inside);
      }
    }
    if (members.size === 1 && name !== "tag") return [];
    return [...members]
      .filter(([, inside]) => inside.includes(0))
      .map(([value, inside]) => ({ dimension: name, value, inside }));
  });
}

function dimensionsOf(questions: readonly Question[], views: SliceViews): Dimension[] {
  const lengthOf = lengthClasses(questions);
  return [
    { name: "source", valuesOf: ({ gold: [first] }) => (first === undefined ? [] : [first.source]) },
    { name: "folder", valuesOf: ({ gold: [first] }) => folderOf(first?.source) },
    { name: "type", valuesOf: (question) => [views.typeOf(question)] },
    { name: "tag", valuesOf: ({ tags }) => [...new Set(tags)] },
    { name: "length", valuesOf: (question) => [lengthOf(question)] },
    {
      name: "language",
      valuesOf(question) {
        const language = views.languageOf(question);
        return language === undefined ? [] : [language];
      },
    },
    {
      name: "answerability",
      valuesOf: ({ answerable }) =>
        answerable === null ? [] : [answerable ? "answerable" : "not answerable"],
    },
  ];
}

/** The outermost folder below the sources. */
function folderOf(source: string | undefined): string[] {
  if (source === undefined) return [];
  const slash = source.indexOf("/");
  return [slash === -1 ? "(no folder)" : `${source.slice(0, slash)}/`];
}

/** By terciles of the set, in characters: words cannot be counted alike in every script. */
function lengthClasses(questions: readonly Question[]): (question: Question) => string {
  const lengths = Float64Array.from(questions, ({ question }) => question.length).sort();
  if (lengths.length === 0) return () => "short";
  const [third, twoThirds] = [1 / 3, 2 / 3].map((share) => Math.floor(quantile(lengths, share))) as [
    number,
    number,
  ];
  return ({ question: { length } }) => {
    if (length <= third) return `short (up to ${third} characters)`;
    return length <= twoThirds ? `medium (up to ${twoThirds})` : `long (over ${twoThirds})`;
  };
}
