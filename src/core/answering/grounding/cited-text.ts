import { answerSentences } from "./answer-sentences.ts";
import { longestMarker, markerAt, rangeAfter } from "./citation-marker.ts";

export interface CitedSentence {
  /** In positions of the text without markers. */
  start: number;
  end: number;
  /** Passages as the model numbered them, from 1; each once. */
  cites: readonly number[];
}

/** What a model wrote, its markers of citations taken out. */
export interface CitedText {
  text: string;
  sentences: readonly CitedSentence[];
  /** Each passage a sentence names counts once for that sentence. */
  citationsGiven: number;
}

/** Markers are taken out with the blanks before them; inside of code nothing is a marker. Linear. */
export function readCitedText(raw: string): CitedText {
  const stream = citedTextStream();
  stream.push(raw);
  return stream.end().cited;
}

interface Placed {
  /** Where in the text the marker stood. */
  at: number;
  numbers: number[];
}

/** What `push` gives is sure by then: all that it and `end` give, joined, is the text, wherever the raw text was cut. */
export function citedTextStream(): {
  push(delta: string): string;
  end(): { rest: string; cited: CitedText };
} {
  let text = "";
  let held = "";
  const markers: Placed[] = [];
  /** The marker that what is held follows directly: a range or a list of markers may go on. */
  let last: Placed | undefined;
  /** A marker that begins a line takes the blanks behind it along. */
  let beginsLine = true;
  let skipsBlanks = false;
  const code = codeState();

  function read(isWhole: boolean): string {
    let sure = "";
    let at = 0;
    const keep = (end: number) => {
      const kept = held.slice(skipsBlanks ? afterBlanks(held, at) : at, end);
      at = end;
      last = undefined;
      if (kept === "") return;
      code.see(kept);
      sure += kept;
      beginsLine = kept.endsWith("\n");
      skipsBlanks = false;
    };
    while (at < held.length) {
      const next = nextStop(held, at);
      if (next > at) {
        keep(next);
        continue;
      }
      const character = held.charAt(at);
      if (character === "`" || character === "~") {
        const run = runEnd(held, at, character);
        if (run === held.length && !isWhole) break;
        keep(run);
        continue;
      }
      const lead = leadBefore(held, at, last !== undefined, isWhole);
      if (lead === undefined) break;
      const marker = code.isInside() ? null : markerAt(held, lead.end, isWhole);
      if (marker === undefined) break;
      if (marker === null) {
        keep(Math.max(lead.blanks, at + 1));
        continue;
      }
      const before: number | undefined = lead.isRange ? last?.numbers.at(-1) : undefined;
      const numbers: number[] =
        before === undefined
          ? marker.numbers
          : [...rangeAfter(before, marker.numbers[0] as number), ...marker.numbers.slice(1)];
      last = { at: text.length + sure.length, numbers };
      markers.push(last);
      at = marker.end;
      skipsBlanks = beginsLine;
    }
    held = held.slice(at);
    text += sure;
    return sure;
  }

  return {
    push(delta) {
      let sure = "";
      for (let from = 0; from < delta.length; from += pieceLength) {
        held += delta.slice(from, from + pieceLength);
        sure += read(false);
      }
      return sure;
    },
    end() {
      const rest = read(true);
      return { rest, cited: citedText(text, markers) };
    },
  };
}

/** What is held stays short, whatever is pushed at once. */
const pieceLength = 1024;
const longestBlanks = longestMarker;

const stops = /[ \t\u00a0[【`~,;–—-]/g;

/** The first place where a marker, what leads to one, or code may begin. */
function nextStop(text: string, from: number): number {
  stops.lastIndex = from;
  return stops.exec(text)?.index ?? text.length;
}

function runEnd(text: string, from: number, character: string): number {
  let end = from;
  while (text.charAt(end) === character) end++;
  return end;
}

interface Lead {
  /** Where the marker would begin. */
  end: number;
  /** The blanks it begins with end here. */
  blanks: number;
  isRange: boolean;
}

const blank = /[ \t\u00a0]/;

/** Blanks before a marker; behind another marker also a dash or a comma. Undefined where text to come decides. */
function leadBefore(text: string, at: number, followsMarker: boolean, isWhole: boolean): Lead | undefined {
  let end = afterBlanks(text, at);
  const blanks = end;
  let isRange = false;
  if (end - at > longestBlanks) return { end: at, blanks: at, isRange };
  if (followsMarker && end < text.length && ",;–—-".includes(text.charAt(end))) {
    isRange = !",;".includes(text.charAt(end));
    end = afterBlanks(text, end + 1);
  }
  return end === text.length && !isWhole ? undefined : { end, blanks, isRange };
}

function afterBlanks(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at <= longestBlanks && blank.test(text.charAt(end))) end++;
  return end;
}

/** Whether what comes next stands in code: between runs of backticks of one line, or between fences. */
function codeState(): { see(text: string): void; isInside(): boolean } {
  let lineSoFar = "";
  let inline = 0;
  let fence = "";
  return {
    isInside: () => inline > 0 || fence !== "",
    see(text) {
      for (const piece of text.split(/(\n|`+|~+)/)) {
        if (piece === "") continue;
        if (piece === "\n") {
          inline = 0;
          lineSoFar = "";
          continue;
        }
        const isRun = piece.startsWith("`") || piece.startsWith("~");
        const opensLine = lineSoFar.trim() === "";
        if (isRun && opensLine && piece.length >= 3) {
          if (fence === "") fence = piece;
          else if (piece.startsWith(fence)) fence = "";
        } else if (isRun && fence === "" && piece.startsWith("`")) {
          if (inline === 0) inline = piece.length;
          else if (inline === piece.length) inline = 0;
        }
        if (opensLine) lineSoFar = piece;
      }
    },
  };
}

/** A marker belongs to the sentence it stands in, behind or in a line of its own after; at the beginning of a line, to what it begins. */
function citedText(text: string, markers: readonly Placed[]): CitedText {
  const spans = answerSentences(text);
  const cites = spans.map(() => new Set<number>());
  let place = 0;
  for (const { at, numbers } of markers) {
    while (place < spans.length - 1 && (spans[place] as { end: number }).end < at) place++;
    const next = spans[place];
    const standsAlone = next !== undefined && at < next.start && text.slice(at, next.start).includes("\n");
    for (const number of numbers) cites[standsAlone && place > 0 ? place - 1 : place]?.add(number);
  }
  const sentences = spans.map(({ start, end }, index) => ({
    start,
    end,
    cites: [...(cites[index] as Set<number>)],
  }));
  const citationsGiven = sentences.reduce((sum, sentence) => sum + sentence.cites.length, 0);
  return { text, sentences, citationsGiven };
}
