/** Lines longer than this introduce nothing. */
const longest = 400;

/** "wrote" as mail programs say it, in the languages of most mail. */
const wrote = new RegExp(
  String.raw`(?<![\p{L}])(?:wrote|writes|schrieb|geschrieben|a écrit|escribi[óo]|ha scritto|escreveu|schreef|skrev|napisał(?:\(a\))?|pisze|napsal(?:\(a\))?|kirjoitti|írta|yazdı|пишет|писал(?:\(а\)|а)?|написал(?:\(а\)|а)?)(?![\p{L}])|写道|寫道|書きました`,
  "iu",
);
/** How such lines begin, so that one is not mistaken for a sentence that ends in "wrote:". */
const beginning =
  /^(?:on|am|le|el|il|em|op|den|w dniu|dne|kl|in a message|quoting|zitat von)\b|^\p{L}{2,3}\.?,? \d|^\d{1,4}[./年 -]/iu;
const ending = /[:：]\s*$/;
const address = /\s*[<([](?:mailto:)?([^\s<>()[\]]+@[^\s<>()[\]]+)/;

/** Whether a line, or a few joined, introduces what it is followed by as somebody's words. */
export function isAttribution(text: string, isBeforeQuote: boolean): boolean {
  if (text.length > longest || !ending.test(text)) return false;
  const isDated = /\d/.test(text) && (wrote.test(text) || />\s*[:：]\s*$/.test(text));
  return isBeforeQuote ? isDated || wrote.test(text) : isDated && beginning.test(text) && wrote.test(text);
}

/** Whether it could be the first of several lines that together are one. */
export function beginsAttribution(line: string): boolean {
  return line.length <= longest && beginning.test(line);
}

/** Whom an introduction names: the name beside an address, or beside "wrote"; else the address; undefined where neither is there. */
export function authorOf(attribution: string): string | undefined {
  const text = attribution.slice(0, longest).replace(/\s+/g, " ");
  const addressed = address.exec(text);
  if (addressed !== null) return lastName(text.slice(0, addressed.index)) ?? addressed[1];
  const verb = wrote.exec(text);
  if (verb === null) return undefined;
  const after = text.slice(verb.index + verb[0].length).replace(ending, "");
  return lastName(after) ?? lastName(text.slice(0, verb.index));
}

/** The last stretch that can be a name: behind dates, times and the words between them. */
function lastName(text: string): string | undefined {
  const quoted = /"([^"]{1,80})"\s*$/.exec(text);
  if (quoted !== null) return quoted[1];
  const pieces = text.split(
    /[,:;>]|\d+\S*|(?<![\p{L}])(?:on|am|pm|at|um|uhr|kl|klo|om|le|el|il|em|op|den|schrieb|schreef|skrev|wrote|г|в|o|às|à|a las|alle|alle ore)(?![\p{L}])\.?/iu,
  );
  const name = pieces
    .map((piece) => piece.replace(/^[\s"'*.(<]+|[\s"'*.(<]+$/g, ""))
    .findLast((piece) => /\p{L}/u.test(piece));
  return name !== undefined && name.length <= 80 ? name : undefined;
}
