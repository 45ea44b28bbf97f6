/** What somebody wrote and has not saved: kept in this tab until it is closed, so that another page or a reload loses nothing. */
export interface Draft {
  text: string;
  /** Digest of the file it was begun from; null where it was begun from none. */
  base: string | null;
}

const storageKey = "soundings.configuration";
const listeners = new Set<() => void>();
let current: Draft | null = stored();

export const draftText = {
  now: (): Draft | null => current,
  set(draft: Draft | null): void {
    current = draft;
    try {
      if (draft === null) sessionStorage.removeItem(storageKey);
      else sessionStorage.setItem(storageKey, JSON.stringify(draft));
    } catch {
      // A full or forbidden storage: the text lives as long as the page.
    }
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function stored(): Draft | null {
  try {
    const text = sessionStorage.getItem(storageKey);
    return text === null ? null : (JSON.parse(text) as Draft);
  } catch {
    return null;
  }
}
