import type { CommandContext } from "../command-context.ts";

/** A command as a person would type it here, ready to be copied. */
export function shellCommand(
  { folder }: Pick<CommandContext, "folder">,
  command: string,
  words: readonly string[],
): string {
  const program =
    process.env["npm_lifecycle_event"] === undefined ? "soundings" : "npm run --silent soundings --";
  const place = folder === undefined ? [] : ["-C", folder];
  return [program, command, ...[...place, ...words].map(quoted)].join(" ");
}

/** As a shell takes it in one piece. */
function quoted(word: string): string {
  return /[^\w./~=:,@%+-]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : word;
}
