/** Puts values in the places of a prompt: `{{question}}`. What stands in a value is never read as a place. */
export function renderPrompt(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{([a-z]+)\}\}/g, (place, name: string) => values[name] ?? place);
}
