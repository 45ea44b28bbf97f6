import { AppError } from "../../../contracts/app-error.ts";

/** Reads rows by the schema of what they hold; a row that does not fit is told of by its id. */
export function entryReader<Entry>(
  kind: "run" | "search",
  parse: (stored: unknown) => Entry,
): (row: { id: string; body: string }) => Entry {
  return ({ id, body }) => {
    try {
      return parse(JSON.parse(body));
    } catch (cause) {
      throw new AppError("store.damaged", {
        message: `The stored ${kind} ${id} cannot be read.`,
        hint: "Move the .soundings folder away and run again; results are made anew from your sources.",
        cause,
      });
    }
  };
}
