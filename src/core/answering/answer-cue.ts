import type { AnswerKind } from "./answer-kind.ts";

const calendar =
  /\b(?:january|february|march|april|june|july|august|september|october|november|december|century|centuries|decade|januar|februar|märz|juni|juli|oktober|dezember|jahrhunderts?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|siglos?)\b|[年月日]|世纪/giu;
const year = /(?<!\d)(?:1\d{3}|20\d\d)(?!\d)/gu;
const number =
  /\d+(?:[.,]\d+)*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|million|billion|half|third|quarter|dozen|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|hundert|tausend|millionen?|milliarden?|hälfte|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|veinte|cien|mil|millón|millones|mitad)\b|[一二三四五六七八九十百千万亿两半]+[个名次年种天位座人倍]|[二三四五六七八九十百千万亿]{2,}/giu;
const fullName =
  /\p{Lu}[\p{L}'’.-]*(?:\s+(?:of|de|von|van|der|la|del|the|al|ibn)){0,2}\s+\p{Lu}[\p{L}'’-]+|\p{Script=Han}{1,6}[·•]\p{Script=Han}{1,6}/gu;
const capitalised = /(?<=[\p{L}\d,;:)\]]['’"”]?\s)\p{Lu}\p{L}+/gu;
const placed =
  /(?<=\b(?:in|at|near|from|to|of|on|off|across|en|desde|hasta|cerca de|im|am|bei|nach|aus|von|auf)\s(?:(?:the|la|el|los|las|der|den|dem|die)\s)?)\p{Lu}\p{L}+|\p{Script=Han}{1,4}[省市州县岛洲国]/giu;
const because =
  /\b(?:because|due to|since|in order to|so that|as a result|therefore|weil|denn|wegen|aufgrund|damit|porque|debido a|ya que|para que|a causa de)\b|因为|由于|因此|为了/giu;

const patterns: Record<Exclude<AnswerKind, "other">, readonly RegExp[]> = {
  person: [fullName, capitalised],
  place: [placed],
  time: [year, calendar],
  quantity: [number],
  reason: [because],
};

/**
 * 1 where the text holds something of the kind asked for that the question does not hold itself, -1 where it does not,
 * 0 where the kind has no outward mark.
 */
export function cueIn(text: string, kind: AnswerKind, lowerQuestion: string): -1 | 0 | 1 {
  if (kind === "other") return 0;
  for (const pattern of patterns[kind]) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      if (kind === "reason" || !lowerQuestion.includes(match[0].toLowerCase())) return 1;
    }
  }
  return -1;
}
