/** After a sign that joins words; a sign of a number, or in one, joins none. */
const ends = /(?<=[.=,_/]|\w-)(?<!\d[.,](?=\d))(?=\S)/;
/** What is no longer finds room on a line anywhere, and is easier to read whole. */
const keptLength = 16;

/** The text cut where a line may end. The pieces join to it. */
export function breakablePieces(text: string): string[] {
  return text
    .split(/(?<=\s)(?=\S)/)
    .flatMap((word) => (word.trimEnd().length <= keptLength ? [word] : word.split(ends)));
}
