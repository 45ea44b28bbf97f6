/** Results go to standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Everything that is not the result goes to standard error. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** One object on one line; `schema` names its shape and version. */
export function printJson(schema: string, body: object): void {
  print(JSON.stringify({ schema, ...body }));
}
