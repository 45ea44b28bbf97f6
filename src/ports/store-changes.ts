/** What was saved in a store or removed from it after a revision, so that whoever keeps its entries reads none of them twice. */
export interface StoreChanges<Entry> {
  /** To be given at the next asking. */
  revision: number;
  /** Each once, as it is now. */
  saved: Entry[];
  /** Ids; may name some that the asker never saw. */
  removed: string[];
  /** False where more changed than were asked for: ask again, with the revision given. */
  isAll: boolean;
}
