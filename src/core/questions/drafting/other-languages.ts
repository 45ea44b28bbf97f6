import type { ProposedQuestion } from "./draft-candidate.ts";

type Rule = (sentence: string) => ProposedQuestion | undefined;

const german: readonly Rule[] = [
  (sentence) => {
    const [, condition, main] =
      /^(?:Wenn|Falls) ([^,;:]{8,90}), (?:dann |so )?(.{6,}?)[.!]?$/u.exec(sentence) ?? [];
    if (condition === undefined || main === undefined || germanPointing.test(condition)) return undefined;
    return { kind: "condition", trust: 0.8, question: `Was ist zu tun, wenn ${condition}?`, answer: main };
  },
  (sentence) => {
    const [, subject, is, what] =
      /^((?:Der|Die|Das|Ein|Eine) (?:[\p{L}-]+ ){0,2}\p{Lu}[\p{L}-]+|\p{Lu}[\p{L}-]{3,}) (ist|sind) (ein(?:e|en|er)? .{8,}?)\.?$/u.exec(
        sentence,
      ) ?? [];
    if (subject === undefined || what === undefined || germanPointing.test(subject)) return undefined;
    const inner = /^(?:Der|Die|Das|Ein|Eine) /u.test(subject)
      ? subject.charAt(0).toLowerCase() + subject.slice(1)
      : subject;
    return { kind: "definition", trust: 0.75, question: `Was ${is} ${inner}?`, answer: what };
  },
  (sentence) => {
    const [, subject, verb, time] =
      /^((?:Der|Die|Das) (?:[\p{L}-]+ ){0,2}\p{Lu}[\p{L}-]+) (öffnet|schließt|beginnt|endet|fährt|kommt) ((?:um|ab|von|jeden|am|im) .{4,}?)\.?$/u.exec(
        sentence,
      ) ?? [];
    if (subject === undefined || verb === undefined || time === undefined) return undefined;
    return {
      kind: "time",
      trust: 0.8,
      question: `Wann ${verb} ${subject.charAt(0).toLowerCase()}${subject.slice(1)}?`,
      answer: time,
    };
  },
  (sentence) => {
    const [, subject, is, place] =
      /^((?:Der|Die|Das) (?:[\p{L}-]+ ){0,2}\p{Lu}[\p{L}-]+) (ist|steht|liegt|hängt|befindet sich) ((?:im|am|(?:in|an|auf|unter|hinter|neben|über|vor|links|rechts)(?: neben| von| vor)? (?:dem|der|den|die|das|einem|einer)) [^.;:]{2,}?)\.?$/u.exec(
        sentence,
      ) ?? [];
    if (subject === undefined || is === undefined || place === undefined || germanPointing.test(place))
      return undefined;
    return {
      kind: "place",
      trust: 0.8,
      question: `Wo ${is} ${subject.charAt(0).toLowerCase()}${subject.slice(1)}?`,
      answer: place,
    };
  },
];
const germanPointing =
  /(?<!\p{L})(?:das|dies|dieser?|dieses|diesem|diesen|er|es|sie|ihn|ihm|ihr|davon|dafür|dabei|damit|wir|uns|ich|mir)(?!\p{L})/iu;

const spanish: readonly Rule[] = [
  (sentence) => {
    const [, condition, main] = /^Si ([^,;:]{8,90}), (.{6,}?)[.!]?$/u.exec(sentence) ?? [];
    if (condition === undefined || main === undefined || spanishPointing.test(condition)) return undefined;
    return { kind: "condition", trust: 0.8, question: `¿Qué hay que hacer si ${condition}?`, answer: main };
  },
  (sentence) => {
    const [, subject, is, what] =
      /^((?:El|La|Los|Las) [\p{L}-]+(?: de [\p{L}-]+)?|\p{Lu}[\p{L}-]{3,}) (es|son) (un(?:a|os|as)? .{8,}?)\.?$/u.exec(
        sentence,
      ) ?? [];
    if (subject === undefined || what === undefined) return undefined;
    const inner = /^(?:El|La|Los|Las) /u.test(subject)
      ? subject.charAt(0).toLowerCase() + subject.slice(1)
      : subject;
    return { kind: "definition", trust: 0.75, question: `¿Qué ${is} ${inner}?`, answer: what };
  },
];
const spanishPointing = /(?<!\p{L})(?:esto|eso|este|esta|ese|esa|lo|le|ello|nosotros|yo)(?!\p{L})/iu;

const rules: Record<string, readonly Rule[]> = { de: german, es: spanish };

/** Languages other than English that have rules of their own. */
export const otherLanguages: ReadonlySet<string> = new Set(Object.keys(rules));

export function otherLanguageQuestions(sentence: string, language: string): ProposedQuestion[] {
  return (rules[language] ?? []).flatMap((rule) => rule(sentence) ?? []);
}
