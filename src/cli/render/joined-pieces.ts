const charactersAtOnce = 64 * 2 ** 10;

/** The same text in fewer, larger pieces: each costs a call of the system. */
export async function* joinedPieces(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let waiting: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < charactersAtOnce) continue;
    yield waiting.join("");
    waiting = [];
    length = 0;
  }
  if (length > 0) yield waiting.join("");
}
