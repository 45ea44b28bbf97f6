const numberWord =
  "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty(?:-five)?|thirty|forty(?:-two)?|fifty|sixty|seventy|eighty|ninety|a hundred|half an?|a quarter of an?)";
const unit =
  "(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|metres?|meters?|centimetres?|millimetres?|kilometres?|kilometers?|miles?|feet|inches|grams?|kilos?|kilograms?|litres?|liters?|gallons?|degrees?|people|persons|adults|children|guests|cars|tokens?|words?|characters?|requests?|images?|pages?|messages?|dimensions?|cm|mm|km|kg|kW|kWh|GB|MB|KB|TB|m|g|l|%|per cent|percent|°C|°F|Mbit\\/s|bar|volts?|amps?|watts?|times)";
const number = `(?:[£$€]\\s?\\d[\\d,.]*(?:\\s?(?:million|billion|k))?|\\d[\\d,.]*\\s?(?:million|billion|thousand)?|${numberWord})`;
const quantityPattern = new RegExp(
  `(?:(?:about|around|roughly|up to|at least|at most|over|under|only|just|less than|more than|nearly|almost) )?(?:[£$€]\\s?\\d[\\d,.]*\\d|[£$€]\\s?\\d|${number}(?: (?:to|and|or|–) ${number}|[–-]${number})?\\s?${unit}(?![\\p{L}]))`,
  "u",
);

/** The quantity that the text begins with: a number with a unit, or a price. */
export function quantityAt(text: string): string | undefined {
  const found = quantityPattern.exec(text);
  return found?.index === 0 ? found[0] : undefined;
}

export function firstQuantity(text: string): string | undefined {
  return quantityPattern.exec(text)?.[0];
}

const day = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?";
const month =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|Easter|Christmas|New Year)";
const clock =
  "(?:\\d{1,2}[:.]\\d\\d(?:\\s?(?:am|pm))?|\\d{1,2}\\s?(?:am|pm)|noon|midnight|(?:half past |quarter past |quarter to |ten to |twenty to )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: o['’]clock| in the (?:morning|afternoon|evening))?(?= |$|[,.;:]))";
const date = `(?:(?:early |mid-|late |the (?:beginning|end|middle) of )?(?:\\d{1,2}(?:st|nd|rd|th)? )?${month}(?: \\d{1,2})?(?:,? \\d{4})?|(?:1[5-9]|20)\\d\\d|(?:spring|summer|autumn|winter)(?: of \\d{4})?|the (?:spring|summer|autumn|winter)(?: of \\d{4})?)`;
const often = new RegExp(
  `\\b(?:every|each|once an?|twice an?|once every|(?:two|three|four|five|\\d+) times an?) (?:\\d+ |two |three |four |five |six |second |third |fourth |other |few )?(?:second|minute|hour|day|night|week|month|quarter|year|spring|summer|autumn|winter|morning|evening|${day}|${month}|changeover|stay|visit|request|run|use)s?\\b|\\b(?:daily|weekly|monthly|yearly|annually|hourly)\\b`,
  "u",
);
const moment = new RegExp(
  `\\b(?:at (?:about )?${clock}|(?:from|by|until|till|before|after|between|since) (?:about )?(?:${clock}|${day}|${date}|mid-${month})|on (?:${day}|${date}|the \\d\\w+ of ${month})|in (?:${date})|in the (?:morning|afternoon|evening)|within (?:\\d+|two|three|seven|ten|five|fourteen|a) (?:minute|hour|day|week|month|year|fortnight)s?(?: of [a-z]+)?|at night|at weekends)(?:\\s*(?:to|until|and|or|–|-|,(?: and)?)\\s*(?:about )?(?:${clock}|${day}|${date}))*`,
  "u",
);

export interface FoundTime {
  at: number;
  /** With its preposition, as the text has it. */
  words: string;
  asks: "When" | "How often";
}

/** The first point in time, or how often something happens. */
export function timeIn(text: string): FoundTime | undefined {
  const regular = often.exec(text);
  const once = moment.exec(text);
  if (regular !== null && (once === null || regular.index <= once.index)) {
    return { at: regular.index, words: regular[0], asks: "How often" };
  }
  return once === null ? undefined : { at: once.index, words: once[0], asks: "When" };
}
