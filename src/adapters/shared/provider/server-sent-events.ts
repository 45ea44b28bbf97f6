/** Reads a text/event-stream, which may be cut anywhere. */
export interface ServerSentEvents {
  /** The `data` of each event that is whole with this text. */
  take(text: string): string[];
}

/**
 * Lines are read as the WHATWG's standard for event streams does. An event that the end of the stream cuts off is none; names,
 * ids and comments are passed over.
 */
export function serverSentEvents(): ServerSentEvents {
  let rest = "";
  let data: string[] = [];
  return {
    take(text) {
      // Long lines arrive in many pieces: only what may end a line is looked through again.
      const mayEndLine = rest.endsWith("\r") || /[\r\n]/.test(text);
      rest += text;
      if (!mayEndLine) return [];
      // A carriage return at the end may be the first half of a line end.
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() as string;
      const events: string[] = [];
      for (const line of lines) {
        if (line !== "") {
          const value = dataOf(line);
          if (value !== undefined) data.push(value);
        } else if (data.length > 0) {
          events.push(data.join("\n"));
          data = [];
        }
      }
      return events;
    },
  };
}

function dataOf(line: string): string | undefined {
  if (line === "data") return "";
  return line.startsWith("data:") ? line.slice(line[5] === " " ? 6 : 5) : undefined;
}
