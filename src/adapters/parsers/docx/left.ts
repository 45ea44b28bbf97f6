import { counted } from "../../../contracts/count-text.ts";

/** What of a document is not in its canonical text, counted as it is met. */
export interface Left {
  pictures: number;
  symbols: number;
  deletions: number;
  embedded: number;
  comments: number;
  headersAndFooters: number;
  missingNotes: number;
}

export function nothingLeft(): Left {
  return {
    pictures: 0,
    symbols: 0,
    deletions: 0,
    embedded: 0,
    comments: 0,
    headersAndFooters: 0,
    missingNotes: 0,
  };
}

export function noticesOf(left: Left): string[] {
  const sentences: readonly (readonly [number, string])[] = [
    [
      left.headersAndFooters,
      `${counted(left.headersAndFooters, "header or footer", "headers and footers")} left out.`,
    ],
    [left.pictures, `${counted(left.pictures, "picture")} not read.`],
    [left.comments, `${counted(left.comments, "comment")} kept apart from the text.`],
    [left.deletions, `${counted(left.deletions, "passage")} left out that a tracked change deletes.`],
    [left.symbols, `${counted(left.symbols, "symbol")} not read that only a font of its own can show.`],
    [left.embedded, `${counted(left.embedded, "document")} within the document not read.`],
    [left.missingNotes, `${counted(left.missingNotes, "note")} missing that the text refers to.`],
  ];
  return sentences.filter(([count]) => count > 0).map(([, sentence]) => sentence);
}
