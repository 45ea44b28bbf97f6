import { type ChosenFile, largestFileBytes } from "../../../design/chosen-files.ts";

/** One that is not sent, and why. */
export interface PassedOver {
  name: string;
  reason: "hidden" | "empty" | "too-large";
}

/** What is sent, each name once, and what is left here: hidden files, empty ones, and those the server would refuse. */
export function sortOut(chosen: readonly ChosenFile[]): { send: ChosenFile[]; passedOver: PassedOver[] } {
  const send = new Map<string, ChosenFile>();
  const passedOver: PassedOver[] = [];
  for (const { name: path, file } of chosen) {
    const name = path.replaceAll("\\", "/").replace(/^\/+/, "");
    const reason = whyNot(name, file.size);
    if (reason === null) send.set(name, { name, file });
    else passedOver.push({ name, reason });
  }
  return { send: [...send.values()], passedOver };
}

function whyNot(name: string, size: number): PassedOver["reason"] | null {
  if (name.split("/").some((part) => part.startsWith(".") || part === "Thumbs.db")) return "hidden";
  if (size === 0) return "empty";
  return size > largestFileBytes ? "too-large" : null;
}

/** Whether somebody meant to begin with a configuration: one YAML file and nothing else. */
export function isConfiguration(chosen: readonly ChosenFile[]): boolean {
  return chosen.length === 1 && /\.ya?ml$/i.test(chosen[0]!.name);
}
