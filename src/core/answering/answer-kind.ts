/** What sort of thing a question asks for. */
export type AnswerKind = "person" | "place" | "time" | "quantity" | "reason" | "other";

export interface QuestionKind {
  kind: AnswerKind;
  /** The words that ask, as a span of the question; empty where none were recognised. They need not stand in an answer. */
  start: number;
  end: number;
}

type KindPattern = readonly [kind: AnswerKind, asking: RegExp];

/** By ISO 639-1 code; the first pattern that matches decides. Words that also join clauses, such as "when", come last. */
const patterns: Record<string, readonly KindPattern[]> = {
  en: [
    [
      "quantity",
      /\bhow (?:many|much|long|far|old|tall|high|large|big|often|fast|deep|wide|heavy)\b|\b(?:what|which) (?:percent|percentage|number|share|amount|proportion)\b/i,
    ],
    ["time", /\b(?:what|which) (?:year|date|day|month|decade|century|time)\b/i],
    ["place", /\b(?:what|which) (?:city|country|state|place|continent|town|county|region|location)\b/i],
    ["person", /\bwho(?:m|se)?\b/i],
    ["reason", /\bwhy\b/i],
    ["other", /\b(?:what|which|how)\b/i],
    ["time", /\bwhen\b/i],
    ["place", /\bwhere\b/i],
  ],
  de: [
    [
      "quantity",
      /\bwie ?(?:viele?|vielen|vieler|lange?|weit|alt|groß|hoch|oft|schnell|tief|breit|schwer)\b|\bwelche[rsnm]? (?:Anzahl|Anteil|Prozentsatz|Menge)\b/iu,
    ],
    ["time", /\bwelche[rsnm]? (?:Jahr|Datum|Tag|Monat|Jahrzehnt|Jahrhundert|Zeit)\b/iu],
    ["place", /\bwelche[rsnm]? (?:Stadt|Land|Staat|Ort|Kontinents?|Region)\b/iu],
    ["person", /\b(?:wer|wen|wem|wessen)\b/iu],
    ["reason", /\b(?:warum|weshalb|wieso)\b/iu],
    ["time", /\bwann\b/iu],
    ["place", /\b(?:wo|wohin|woher)\b/iu],
    ["other", /\b(?:was|welche[rsnm]?|wie|wofür|womit|wodurch|woraus|worin|worüber|woran|worauf)\b/iu],
  ],
  es: [
    ["quantity", /cuánt[oa]s?|qué (?:porcentaje|número|cantidad|proporción|edad)/iu],
    ["time", /qué (?:año|fecha|día|mes|década|siglo)|cuándo/iu],
    ["place", /qué (?:ciudad|país|estado|lugar|continente|región)|a?dónde/iu],
    ["person", /qui[eé]n(?:es)?/iu],
    ["reason", /por qué/iu],
    ["other", /qué|cuál(?:es)?|cómo/iu],
  ],
  zh: [
    ["quantity", /多少|几[个名次年种天位座]|多[大长高远久]|百分之几/u],
    ["time", /什么时[候间]|哪[一]?[年天月]|何时|哪个(?:世纪|年代)|什么年份/u],
    ["place", /哪里|哪儿|何处|什么地方|哪[个座一]*(?:城市|国家|州|大陆|地区)/u],
    ["person", /谁/u],
    ["reason", /为什么|为何/u],
    ["other", /什么|哪[些个一种]|如何|怎么|怎样|何/u],
  ],
};

export const noKind: QuestionKind = { kind: "other", start: 0, end: 0 };

/** What the question asks for, by its question words. Languages without a table ask for "other". */
export function kindOf(question: string, language: string): QuestionKind {
  for (const [kind, asking] of patterns[language] ?? []) {
    const match = asking.exec(question);
    if (match !== null) return { kind, start: match.index, end: match.index + match[0].length };
  }
  return noKind;
}
