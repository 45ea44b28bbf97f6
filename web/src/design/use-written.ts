import { useState } from "react";

interface Draft {
  text: string;
  /** What stood outside when the writing began, and everything told since: any of it may come back late. */
  known: readonly string[];
}

/**
 * What stands in a field whose value lives elsewhere, such as in the address, and comes back a moment after each letter: while a person
 * writes, their letters stand, or fast ones would be lost. What is changed by other means meanwhile counts at once.
 */
export function useWritten(value: string): {
  shown: string;
  write(text: string): void;
  /** The person has left the field. */
  leave(): void;
} {
  const [draft, setDraft] = useState<Draft | null>(null);
  const isOwn = draft?.known.includes(value) === true;
  return {
    shown: draft !== null && isOwn ? draft.text : value,
    write: (text) =>
      setDraft((before) => ({
        text,
        known: [...(before?.known.includes(value) === true ? before.known : [value]), text],
      })),
    leave: () => setDraft(null),
  };
}
