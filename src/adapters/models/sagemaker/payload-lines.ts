/** Reads what a container streams, which arrives cut anywhere: events of a text/event-stream, or one JSON a line. */
export interface PayloadLines {
  /** The data of each line that is whole with these bytes. */
  take(bytes: Uint8Array): string[];
  /** That of the last one, which no line end has to follow. */
  end(): string[];
}

export function payloadLines(): PayloadLines {
  const decoder = new TextDecoder();
  let rest = "";
  const read = (text: string): string[] => {
    // Long lines arrive in many pieces: only what may end a line is looked through again.
    const mayEndLine = text.includes("\n");
    rest += text;
    if (!mayEndLine) return [];
    const lines = rest.split("\n");
    rest = lines.pop() as string;
    return lines.flatMap(dataOf);
  };
  return {
    take: (bytes) => read(decoder.decode(bytes, { stream: true })),
    end: () => read(`${decoder.decode()}\n`),
  };
}

function dataOf(line: string): string[] {
  const text = line.trim();
  if (text === "" || /^(?::|event:|id:|retry:)/.test(text)) return [];
  const data = text.replace(/^data:\s*/, "");
  return data === "" ? [] : [data];
}
