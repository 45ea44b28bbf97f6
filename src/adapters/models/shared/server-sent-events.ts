/**
 * The `data` of each event of a text/event-stream, as the WHATWG's standard for it reads the lines. An event that the end of
 * the stream cuts off is none; names, ids and comments are passed over.
 */
export async function* serverSentEvents(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  let data: string[] = [];
  for await (const text of texts) {
    // Long lines arrive in many pieces: only what may end a line is looked through again.
    const mayEndLine = rest.endsWith("\r") || /[\r\n]/.test(text);
    rest += text;
    if (!mayEndLine) continue;
    // A carriage return at the end may be the first half of a line end.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() as string;
    for (const line of lines) {
      if (line !== "") {
        const value = dataOf(line);
        if (value !== undefined) data.push(value);
      } else if (data.length > 0) {
        yield data.join("\n");
        data = [];
      }
    }
  }
}

function dataOf(line: string): string | undefined {
  if (line === "data") return "";
  return line.startsWith("data:") ? line.slice(line[5] === " " ? 6 : 5) : undefined;
}
