/** What variables of the environment hold may be secrets: these keep it out of sentences. */

/** Whether the text has a variable at this place. */
export function holdsVariable(written: unknown, path: readonly PropertyKey[]): boolean {
  let value = written;
  for (const part of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[part];
  return typeof value === "string" && value.includes("${");
}

export function strangeValue(place: string): string {
  return `What the variable in ${place} holds is not allowed there.`;
}

/** Shorter ones stand by chance in many a word, and are no secrets. */
const shortestSecret = 4;

/** The sentence with the names of variables in place of what they hold. */
export function withoutValues(
  sentence: string,
  variables: readonly { name: string }[],
  environment: NodeJS.ProcessEnv,
): string {
  return variables
    .map(({ name }) => [environment[name] ?? "", `\${${name}}`] as const)
    .filter(([value]) => value.length >= shortestSecret)
    .reduce((told, [value, name]) => told.replaceAll(value, name), sentence);
}
