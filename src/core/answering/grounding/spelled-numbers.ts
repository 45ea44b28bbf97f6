import { valuesOfWords } from "./values-of-words.ts";

/** By value, in English, German and Spanish. Of numbers made of several words, or of one long one, only the parts. */
const spelled = valuesOfWords(
  `0 zero null cero
   1 one first eins ein eine einen einem einer einmal erste ersten erster erstes uno una un primero primera once
   2 two second zwei zweite zweiten zweimal dos segundo segunda twice both beide
   3 three third drei dritte dritten dreimal tres tercero tercera
   4 four fourth vier vierte vierten cuatro cuarto cuarta
   5 five fifth fünf fünfte fünften cinco quinto quinta
   6 six sixth sechs sechste sechsten seis sexto sexta
   7 seven seventh sieben siebte siebten siete séptimo séptima
   8 eight eighth acht achte achten ocho octavo octava
   9 nine ninth neun neunte neunten nueve noveno novena
   10 ten tenth zehn zehnte zehnten diez décimo décima
   11 eleven eleventh elf elfte elften
   12 twelve twelfth zwölf zwölfte zwölften doce dozen dutzend docena
   13 thirteen thirteenth dreizehn trece
   14 fourteen fourteenth vierzehn catorce
   15 fifteen fifteenth fünfzehn quince
   16 sixteen sixteenth sechzehn dieciséis
   17 seventeen seventeenth siebzehn diecisiete
   18 eighteen eighteenth achtzehn dieciocho
   19 nineteen nineteenth neunzehn diecinueve
   20 twenty twentieth zwanzig veinte
   21 veintiuno veintiún veintiuna
   22 veintidós
   23 veintitrés
   24 veinticuatro
   25 veinticinco
   26 veintiséis
   27 veintisiete
   28 veintiocho
   29 veintinueve
   30 thirty thirtieth dreißig dreissig treinta
   40 forty fortieth vierzig cuarenta
   50 fifty fiftieth fünfzig cincuenta
   60 sixty sixtieth sechzig sesenta
   70 seventy seventieth siebzig setenta
   80 eighty eightieth achtzig ochenta
   90 ninety ninetieth neunzig noventa
   100 hundred hundreds hundredth hundert hunderte cien ciento
   200 doscientos doscientas
   300 trescientos trescientas
   400 cuatrocientos cuatrocientas
   500 quinientos quinientas
   600 seiscientos seiscientas
   700 setecientos setecientas
   800 ochocientos ochocientas
   900 novecientos novecientas
   1000 thousand thousands thousandth tausend tausende mil
   1000000 million millions millionth millionen millón millones`,
);

const longestWord = 60;
/** What stands between the words of one number. */
const joint = /^(?:[ \t\u00a0]*-|[ \t\u00a0\n]{1,2})(?:(?:and|y)[ \t\u00a0\n])?$/;

/** Numbers written out: each word's own value, and that of the number it makes with its neighbours. Linear. */
export function spelledNumbers(text: string): { text: string; value: number }[] {
  const found: { text: string; value: number }[] = [];
  const lower = text.toLowerCase();
  let begun: { start: number; end: number; words: number[] } | undefined;
  const close = () => {
    if (begun === undefined || begun.words.length === 1) return;
    for (const value of valuesOfRow(begun.words))
      found.push({ text: text.slice(begun.start, begun.end), value });
  };
  for (const { 0: word, index } of lower.matchAll(/\p{L}+/gu)) {
    const value = spelled.get(word) ?? compoundValue(word);
    if (value === undefined) continue;
    const end = index + word.length;
    found.push({ text: word, value });
    if (begun !== undefined && joint.test(lower.slice(begun.end, index).slice(0, 12))) {
      begun.words.push(value);
      begun.end = end;
    } else {
      close();
      begun = { start: index, end, words: [value] };
    }
  }
  close();
  return found;
}

/** Of words that stand beside each other: "two hundred five" is one number, "two three" are two. */
function valuesOfRow(words: readonly number[]): number[] {
  const values: number[] = [];
  let whole = 0;
  let group = 0;
  for (const word of words) {
    if (word >= 1000) {
      whole += (group || 1) * word;
      group = 0;
    } else if (word === 100 && group > 0 && group < 10) group *= 100;
    else if (group === 0 || goesOn(group, word)) group += word;
    else {
      values.push(whole + group);
      whole = 0;
      group = word;
    }
  }
  return [...values, whole + group];
}

function goesOn(group: number, word: number): boolean {
  if (group % 100 === 0) return word < 100;
  return group % 100 >= 20 && group % 10 === 0 && word > 0 && word < 10;
}

const ending = /(?:s?te[nrsm]?)$/;

/** "fünfundzwanzig", "dreihundert", "zweitausendvierte". Undefined for what is no such word. */
function compoundValue(word: string): number | undefined {
  if (word.length > longestWord || !/und|hundert|tausend|zig|ßig/.test(word)) return undefined;
  return partsValue(word) ?? partsValue(word.replace(ending, ""));
}

function partsValue(word: string): number | undefined {
  const known = spelled.get(word);
  if (known !== undefined) return known;
  for (const [mark, value] of [
    ["tausend", 1000],
    ["hundert", 100],
  ] as const) {
    const at = word.indexOf(mark);
    if (at === -1) continue;
    const before = at === 0 ? 1 : partsValue(word.slice(0, at));
    const rest = word.slice(at + mark.length).replace(/^und/, "");
    const after = rest === "" ? 0 : partsValue(rest);
    return before === undefined || after === undefined ? undefined : before * value + after;
  }
  const [, ones = "", tens = ""] = /^(.+?)und(.+)$/.exec(word) ?? [];
  const [one, ten] = [spelled.get(ones), spelled.get(tens)];
  return one !== undefined && ten !== undefined && one > 0 && one < 10 && ten >= 20 && ten < 100
    ? ten + one
    : undefined;
}
