import type { ParsedText } from "../../../ports/document-parser.ts";
import { unreadable } from "./unreadable.ts";

/** The result, unless there is nothing in it: then throws AppError "source.unreadable", with what was left out as the reason. */
export function requireText(parsed: ParsedText, thing: string): ParsedText {
  if (parsed.text !== "" || (parsed.hidden ?? []).length > 0) return parsed;
  const reasons = (parsed.notices ?? []).map((notice) => notice.replace(/\.$/, "")).join("; ");
  throw unreadable(
    reasons === "" ? "holds no text" : `holds no text that is read: ${reasons}`,
    /pictures? not read|picture/.test(reasons)
      ? `Run text recognition over its pictures and add the ${thing} that comes out.`
      : `Open the ${thing} and check that it holds text.`,
  );
}
