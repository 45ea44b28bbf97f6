import type { ModelMessage } from "../../../contracts/model.ts";
import { renderPrompt } from "./render-prompt.ts";

const divider = /^[ \t]*---user---[ \t]*$/m;

/** The parts of a prompt before and after its line `---user---`; a prompt without one is all the user's. */
export function splitPrompt(template: string): { system: string; user: string } {
  const found = divider.exec(template);
  if (found === null) return { system: "", user: template.trim() };
  return {
    system: template.slice(0, found.index).trim(),
    user: template.slice(found.index + found[0].length).trim(),
  };
}

/** Messages that say a prompt. It is split before values are put in: what stands in a value divides nothing. */
export function promptMessages(template: string, values: Readonly<Record<string, string>>): ModelMessage[] {
  const { system, user } = splitPrompt(template);
  const said = [
    { role: "system" as const, text: renderPrompt(system, values) },
    { role: "user" as const, text: renderPrompt(user, values) },
  ];
  return said
    .filter(({ text }) => text !== "")
    .map(({ role, text }) => ({ role, parts: [{ type: "text", text }] }));
}
