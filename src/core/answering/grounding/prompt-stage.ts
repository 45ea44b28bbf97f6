import { separator, unspaced, wordClassAt } from "../../text/word-class.ts";
import {
  type TextStage,
  type TracedText,
  type Withhold,
  append,
  noText,
  slice,
  written,
} from "./traced-text.ts";

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
export function promptStage({ prompts, allowed }: PromptWords, withhold: Withhold): TextStage {
  const free = new Set(allowed.flatMap(runsOf));
  const runs = new Set(prompts.flatMap(runsOf).filter((run) => !free.has(run)));
  const beginnings = new Set([...runs].flatMap(beginningsOf));

  let held = noText();
  /** How far what is held was cut into units, and where the one begins that has not ended. */
  let read = 0;
  let begun: number | undefined;
  let units: Unit[] = [];
  /** The last words, each with its unit. */
  let recent: { word: string; unit: Unit }[] = [];
  let record = "";
  let recordFrom = 0;

  function note(unit: Unit): void {
    for (const word of wordsOf(held.text.slice(unit.start, unit.end))) {
      recent = [...recent.slice(1 - tellingWords), { word, unit }];
      if (recent.length === tellingWords && runs.has(recent.map(({ word }) => word).join(" "))) {
        for (const { unit } of recent) unit.isCut = true;
      }
    }
  }

  /** Units are stretches without white space, and single characters of scripts without spaces. */
  function cut(isWhole: boolean): void {
    const { text } = held;
    const add = (start: number, end: number) => {
      const unit = { start, end, isCut: false };
      units.push(unit);
      note(unit);
    };
    while (read < text.length) {
      const width = (text.codePointAt(read) as number) > 0xffff ? 2 : 1;
      const isAlone = wordClassAt(text, read) === unspaced;
      const isBlank = blank.test(text.charAt(read));
      if (begun !== undefined && (isAlone || isBlank)) {
        add(begun, read);
        begun = undefined;
      }
      if (isAlone) add(read, read + width);
      else if (!isBlank) begun ??= read;
      read += width;
    }
    if (begun !== undefined && isWhole) {
      add(begun, text.length);
      begun = undefined;
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
          recordFrom = held.origins[unit.start] as number;
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
    if (at === 0) return given;
    units = units.slice(count);
    held = slice(held, at);
    read -= at;
    if (begun !== undefined) begun -= at;
    for (const unit of new Set([...units, ...recent.map(({ unit }) => unit)])) {
      unit.start -= at;
      unit.end -= at;
    }
    return given;
  }

  function close(): void {
    if (record !== "") withhold({ kind: "prompt", text: record }, recordFrom);
    record = "";
  }

  return {
    push(piece) {
      append(held, piece);
      cut(false);
      return give(firstHeld(), false);
    },
    end() {
      cut(true);
      return give(undefined, true);
    },
  };
}

const blank = /\s/;

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
