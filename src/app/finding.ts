/** What `soundings doctor` found. */
export interface Finding {
  what: string;
  status: "good" | "missing" | "bad";
  /** What was seen. */
  seen: string;
  /** What to do; null where nothing needs doing. */
  remedy: string | null;
}
