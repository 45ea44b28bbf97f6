/** What every command is given beside its own arguments. */
export interface CommandContext {
  folder: string | undefined;
  json: boolean;
  signal: AbortSignal;
}

/** A command's options as commander hands them over; each command looks at its own. */
export type Options = Record<string, unknown>;
