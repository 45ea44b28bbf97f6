/**
 * The lines of a file that is being written, each with where its bytes begin and where those of the next do. What follows the last line
 * feed is still being written, and no line. By bytes: a line that a crash tore may end inside a character.
 * @param from where the first of the bytes stands in the file
 */
export async function* endedLines(
  parts: AsyncIterable<Buffer>,
  from: number,
): AsyncGenerator<{ line: string; start: number; end: number }> {
  let begun: Buffer[] = [];
  let start = from;
  for await (const part of parts) {
    let taken = 0;
    for (let feed = part.indexOf(0x0a); feed !== -1; feed = part.indexOf(0x0a, taken)) {
      const line = Buffer.concat([...begun, part.subarray(taken, feed)]);
      const end = start + line.length + 1;
      yield { line: line.toString("utf8"), start, end };
      begun = [];
      start = end;
      taken = feed + 1;
    }
    begun.push(part.subarray(taken));
  }
}
