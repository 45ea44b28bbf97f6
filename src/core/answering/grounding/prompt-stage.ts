import type { Withheld } from "../../../contracts/answer.ts";
import { separator, unspaced, wordClassAt } from "../../text/word-class.ts";
import { type TextStage, type TracedText, append, noText, slice, written } from "./traced-text.ts";

/** As many words of a prompt in a row are no chance. A character of a script without spaces counts as a word. */
const tellingWords = 8;
export const omission = "…";

interface Unit {
  start: number;
  end: number;
  isCut: boolean;
}

export interface PromptWords {
  prompts: readonly string[];
  /** Texts that may be repeated, though a prompt has their words too. */
  allowed: readonly string[];
}

/** Takes out runs of a prompt's words. Holds back only what may be the beginning of one. */
export function promptStage(
  { prompts, allowed }: PromptWords,
  withhold: (withheld: Withheld) => void,
): TextStage {
  const free = new Set(allowed.flatMap(runsOf));
  const runs = new Set(prompts.flatMap(runsOf).filter((run) => !free.has(run)));
  const beginnings = new Set([...runs].flatMap(beginningsOf));

  let held = noText();
  let read = 0;
  let units: Unit[] = [];
  /** The last words, each with its unit. */
  let recent: { word: string; unit: Unit }[] = [];
  let record = "";

  function note(unit: Unit): void {
    for (const word of wordsOf(held.text.slice(unit.start, unit.end))) {
      recent = [...recent.slice(1 - tellingWords), { word, unit }];
      if (recent.length === tellingWords && runs.has(recent.map(({ word }) => word).join(" "))) {
        for (const { unit } of recent) unit.isCut = true;
      }
    }
  }

  function firstHeld(): Unit | undefined {
    for (let from = Math.max(0, recent.length - tellingWords + 1); from < recent.length; from++) {
      const words = recent.slice(from).map(({ word }) => word);
      if (beginnings.has(words.join(" "))) return recent[from]?.unit;
    }
    return undefined;
  }

  /** Gives the units before `until`, and what stands between them; all that is left where there is none. */
  function give(until: Unit | undefined, isWhole: boolean): TracedText {
    const given = noText();
    let at = 0;
    let count = 0;
    for (const unit of units) {
      if (unit === until) break;
      const isLater = record !== "";
      if (unit.isCut) {
        if (!isLater) {
          append(given, slice(held, at, unit.start));
          append(given, written(omission, held.origins[unit.start] as number));
        }
        record += held.text.slice(isLater ? at : unit.start, unit.end);
      } else {
        close();
        append(given, slice(held, at, unit.end));
      }
      at = unit.end;
      count++;
    }
    if (isWhole) {
      close();
      append(given, slice(held, at));
      at = held.text.length;
    }
    units = units.slice(count);
    held = slice(held, at);
    read -= at;
    for (const unit of new Set([...units, ...recent.map(({ unit }) => unit)])) {
      unit.start -= at;
      unit.end -= at;
    }
    return given;
  }

  function close(): void {
    if (record !== "") withhold({ kind: "prompt", text: record });
    record = "";
  }

  return {
    push(piece) {
      append(held, piece);
      for (const unit of unitsIn(held.text, read, false)) {
        units.push(unit);
        note(unit);
        read = unit.end;
      }
      return give(firstHeld(), false);
    },
    end() {
      for (const unit of unitsIn(held.text, read, true)) {
        units.push(unit);
        note(unit);
      }
      return give(undefined, true);
    },
  };
}

const blank = /\s/;

/** Stretches without white space, and single characters of scripts without spaces. The last one only where it is sure to end. */
function* unitsIn(text: string, from: number, isWhole: boolean): Generator<Unit> {
  let start: number | undefined;
  let at = from;
  while (at < text.length) {
    const width = (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
    const isAlone = wordClassAt(text, at) === unspaced;
    if (start !== undefined && (isAlone || blank.test(text.charAt(at)))) {
      yield { start, end: at, isCut: false };
      start = undefined;
    }
    if (isAlone) yield { start: at, end: at + width, isCut: false };
    else if (!blank.test(text.charAt(at))) start ??= at;
    at += width;
  }
  if (start !== undefined && isWhole) yield { start, end: text.length, isCut: false };
}

function runsOf(text: string): string[] {
  const words = wordsOf(text);
  return words.slice(tellingWords - 1).map((_, at) => words.slice(at, at + tellingWords).join(" "));
}

function beginningsOf(run: string): string[] {
  const words = run.split(" ");
  return words.slice(1).map((_, at) => words.slice(0, at + 1).join(" "));
}

/** Marks, case and punctuation tell nothing apart. */
function wordsOf(text: string): string[] {
  const folded = text.normalize("NFKC").toLowerCase();
  const words: string[] = [];
  let word = "";
  const close = () => {
    if (word !== "") words.push(word);
    word = "";
  };
  for (let at = 0; at < folded.length;) {
    const wordClass = wordClassAt(folded, at);
    const character = String.fromCodePoint(folded.codePointAt(at) as number);
    if (wordClass === unspaced) {
      close();
      words.push(character);
    } else if (wordClass === separator) close();
    else word += character;
    at += character.length;
  }
  close();
  return words;
}
