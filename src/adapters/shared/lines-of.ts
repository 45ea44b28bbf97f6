/**
 * The lines of a text that comes in parts, without their line feeds. Only a line feed ends a line: node:readline also
 * splits at U+2028, which JSON may hold. Throws once a line is longer than `maxLength`.
 */
export async function* linesOf(parts: AsyncIterable<string>, maxLength = Infinity): AsyncGenerator<string> {
  let begun: string[] = [];
  let length = 0;
  for await (const part of parts) {
    let from = 0;
    for (let end = part.indexOf("\n"); end >= 0; end = part.indexOf("\n", from)) {
      begun.push(part.slice(from, end));
      yield begun.join("");
      begun = [];
      length = 0;
      from = end + 1;
    }
    begun.push(part.slice(from));
    length += part.length - from;
    if (length > maxLength) throw new Error(`A line is longer than ${maxLength} characters.`);
  }
  if (length > 0) yield begun.join("");
}
