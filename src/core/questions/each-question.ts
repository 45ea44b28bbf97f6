import { AppError } from "../../contracts/app-error.ts";
import type { Question } from "../../contracts/question-set.ts";

/** Between two questions of a stored list. Within a JSON text a quotation mark stands as \", so none of this can be a part of one. */
const between = '},{"id":';
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Goes through a stored list of questions piece by piece: all of them at once take many times the memory of the text. Throws AppError
 * "store.damaged".
 */
export function eachQuestion(
  bytes: Uint8Array,
  take: (question: Question) => void,
  { pieceCharacters = 65_536 }: { pieceCharacters?: number } = {},
): void {
  for (const piece of pieces(bytes, pieceCharacters)) for (const question of piece) take(question);
}

function* pieces(bytes: Uint8Array, pieceCharacters: number): Iterable<Question[]> {
  try {
    const list = decoder.decode(bytes);
    for (let begin = 0; begin < list.length;) {
      const next = list.indexOf(between, begin + pieceCharacters);
      const end = next === -1 ? list.length : next + 1;
      yield JSON.parse(
        `${begin === 0 ? "" : "["}${list.slice(begin, end)}${next === -1 ? "" : "]"}`,
      ) as Question[];
      begin = end + 1;
    }
  } catch (cause) {
    throw new AppError("store.damaged", {
      message: "A stored question set is damaged.",
      hint: "Run again: it is rebuilt.",
      cause,
    });
  }
}
