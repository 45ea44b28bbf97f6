import { once } from "node:events";
import { joinedPieces } from "./joined-pieces.ts";

// Control characters and the beginnings of escape sequences, but for colours, which are our own.
// oxlint-disable-next-line no-control-regex
const controls = /\u001b(?!\[[\d;]*m)|[\0-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f]/g;

/** The text without what would move the cursor, clear the screen or rename the window: sources and their names may hold it. */
export function displayable(text: string): string {
  return text.replace(controls, "\ufffd");
}

/** As `print`, piece by piece and with no line break added, as fast as the reader takes it: for results of any length. */
export async function printPieces(pieces: AsyncIterable<string>): Promise<void> {
  for await (const piece of joinedPieces(pieces)) {
    if (!process.stdout.write(displayable(piece))) await once(process.stdout, "drain");
  }
}

/** Results go to standard output. */
export function print(text: string): void {
  process.stdout.write(`${displayable(text)}\n`);
}

/** Everything that is not the result goes to standard error. */
export function note(text: string): void {
  process.stderr.write(`${displayable(text)}\n`);
}

/** One object on one line; `schema` names its shape and version. */
export function printJson(schema: string, body: object): void {
  print(JSON.stringify({ schema, ...body }));
}
