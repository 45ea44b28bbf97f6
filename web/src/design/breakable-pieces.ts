/** After a sign that joins words; a sign of a number, or in one, joins none. */
const ends = /(?<=[.=,_/]|\w-)(?<!\d[.,](?=\d))(?=\S)/;

/** The text cut where a line may end. The pieces join to it. */
export function breakablePieces(text: string): string[] {
  return text.split(ends);
}
