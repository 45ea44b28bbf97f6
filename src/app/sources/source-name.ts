import { AppError } from "../../contracts/app-error.ts";

const longestPart = 255;
const mostParts = 20;
/** What Windows keeps for devices, whatever ending follows. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** Left-to-right and right-to-left marks make a name look like another. */
const unseen = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/u;

/**
 * The folders and the file that a source's name stands for, in Unicode NFC. The name is looked at as text alone.
 * Throws AppError "config.invalid" for one that could lead elsewhere, be passed over, or not be written on another system.
 */
export function sourceNameParts(name: string): string[] {
  const normal = name.normalize("NFC");
  if (!normal.isWellFormed()) throw refused(name, "holds half of a character");
  if (unseen.test(normal)) throw refused(name, "holds a control character or a mark of writing direction");
  if (normal.includes("\\")) throw refused(name, "holds a backslash");
  if (normal.startsWith("/") || /^[a-z]:/i.test(normal))
    throw refused(name, "is not a path below the folder");
  const parts = normal.split("/");
  if (parts.length > mostParts) throw refused(name, `has more than ${mostParts} parts`);
  for (const part of parts) {
    const reason = faultOf(part);
    if (reason !== undefined) throw refused(name, reason);
  }
  return parts;
}

function faultOf(part: string): string | undefined {
  if (part.trim() === "") return "has an empty part";
  if (part === "." || part === "..") return `has the part ${part}`;
  if (part.startsWith(".")) return "has a part that begins with a dot, which is passed over";
  if (part !== part.trim() || part.endsWith(".")) return "has a part with a blank or a dot at its end";
  if (part === "node_modules") return "has the part node_modules, which is passed over";
  if (device.test(part)) return `has the part ${part}, which Windows keeps for a device`;
  if (new TextEncoder().encode(part).length > longestPart)
    return `has a part of more than ${longestPart} bytes`;
  return undefined;
}

function refused(name: string, reason: string): AppError {
  const shown = name.length > 80 ? `${name.slice(0, 80).toWellFormed()}…` : name;
  const written = JSON.stringify(shown).replaceAll(
    new RegExp(unseen, "gu"),
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return new AppError("config.invalid", {
    message: `${written} cannot be a source's name: it ${reason}.`,
    hint: "Give a path below the folder of sources, such as letters/2024/a.md.",
  });
}
