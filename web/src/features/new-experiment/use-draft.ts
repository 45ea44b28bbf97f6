import { useSyncExternalStore } from "react";
import { type Draft, draftText } from "./draft-text.ts";

/** What was written here and not saved; null where there is nothing. */
export function useDraft(): Draft | null {
  return useSyncExternalStore(draftText.subscribe, draftText.now);
}
