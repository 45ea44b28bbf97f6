/** What a question asks for, told by its first words. */
export const questionTypes = [
  "who",
  "what",
  "when",
  "where",
  "why",
  "how much",
  "how",
  "yes or no",
  "other",
] as const;
export type QuestionType = (typeof questionTypes)[number];

type TypePattern = readonly [type: QuestionType, beginning: RegExp];

/** By ISO 639-1 code; the first that matches the beginning decides. A preposition may stand before it: "In which year". */
const patterns: Record<string, readonly TypePattern[]> = {
  en: [
    [
      "how much",
      /^how (?:many|much|long|far|old|tall|high|large|big|often|fast|deep|wide|heavy|hot|early|late|soon)\b/,
    ],
    ["how much", /^what (?:percent|percentage|number|share|amount|proportion|price|temperature)\b/],
    ["when", /^(?:when|(?:what|which) (?:year|date|day|days|month|decade|century|time|hour))\b/],
    ["where", /^(?:where|(?:what|which) (?:city|country|state|place|continent|town|county|region))\b/],
    ["who", /^(?:who|whom|whose)\b/],
    ["why", /^(?:why|what (?:is|was) the reason|for what reason|how come)\b/],
    ["how", /^how\b/],
    ["what", /^(?:what|which)(?:'s|’s|\b)/],
    [
      "yes or no",
      /^(?:am|is|are|was|were|do|does|did|has|have|had|can|could|may|might|must|shall|should|will|would|need|isn.t|aren.t|don.t|doesn.t|can.t|won.t)\b/,
    ],
  ],
  de: [
    [
      "how much",
      /^wie ?(?:viele?[nr]?|lange?|weit|alt|groß|hoch|oft|schnell|tief|breit|schwer|warm|teuer|spät|früh)(?!\p{L})/u,
    ],
    [
      "when",
      /^(?:wann|welche[rsnm]? (?:jahr|datum|tag|monat|jahrzehnt|jahrhundert|zeit)|um wie viel uhr)(?!\p{L})/u,
    ],
    ["where", /^(?:wo|wohin|woher|welche[rsnm]? (?:stadt|land|staat|ort|region))(?!\p{L})/u],
    ["who", /^(?:wer|wen|wem|wessen)(?!\p{L})/u],
    ["why", /^(?:warum|weshalb|wieso|wozu)(?!\p{L})/u],
    ["how", /^wie(?!\p{L})/u],
    ["what", /^(?:was|welche[rsnm]?|wofür|womit|wodurch|woraus|worin|worüber|woran|worauf)(?!\p{L})/u],
    [
      "yes or no",
      /^(?:ist|sind|war|waren|hat|haben|hatte|kann|können|darf|dürfen|muss|müssen|soll|sollen|wird|werden|gibt|braucht|gilt|kostet|fährt)(?!\p{L})/u,
    ],
  ],
  es: [
    ["how much", /^(?:cuánt[oa]s?|qué (?:porcentaje|número|cantidad|proporción|edad))(?!\p{L})/u],
    ["when", /^(?:cuándo|qué (?:año|fecha|día|mes|década|siglo|hora))(?!\p{L})/u],
    ["where", /^(?:a?dónde|qué (?:ciudad|país|estado|lugar|continente|región))(?!\p{L})/u],
    ["who", /^(?:quién|quiénes)(?!\p{L})/u],
    ["why", /^por qué(?!\p{L})/u],
    ["how", /^cómo(?!\p{L})/u],
    ["what", /^(?:qué|cuál|cuáles)(?!\p{L})/u],
    [
      "yes or no",
      /^(?:es|son|era|fue|hay|tiene|tienen|puede|pueden|puedo|debe|deben|está|están|ha|han)(?!\p{L})/u,
    ],
  ],
};

const prepositions: Record<string, RegExp> = {
  en: /^(?:and|but|so|in|at|on|of|to|for|from|by|with|until|since|about|under|into|after|before) /,
  de: /^(?:und|aber|in|im|an|am|auf|aus|bei|bis|für|mit|nach|seit|über|um|unter|von|vor|zu|ab) /,
  es: /^(?:y|pero|en|a|de|desde|hasta|para|con|por(?! qué)|sobre|según) /,
};

/** A language without a table gives "other"; "und" tries every table. */
export function questionTypeOf(question: string, language: string): QuestionType {
  const languages = language === "und" ? Object.keys(patterns) : [language];
  for (const beginning of beginningsOf(question)) {
    for (const one of languages) {
      for (const start of [beginning, beginning.replace(prepositions[one] ?? /^$/, "")]) {
        const found = patterns[one]?.find(([, pattern]) => pattern.test(start));
        if (found !== undefined) return found[0];
      }
    }
  }
  return "other";
}

/** Where the asking may begin: the last sentence, then what follows its commas, as in "If it rains, where do we go?". */
function beginningsOf(question: string): string[] {
  const sentences = question.toLowerCase().split(/(?<=[.!?:;])\s+/u);
  const asking = sentences.findLast((sentence) => /[?？]\s*$/u.test(sentence)) ?? sentences.at(-1) ?? "";
  const bare = (text: string) => text.trim().replace(/^[^\p{L}]+/u, "");
  return [
    bare(asking),
    ...asking
      .split(/[,–—]\s+/u)
      .slice(1)
      .map(bare),
  ];
}
