import { onTestFinished } from "vitest";
import { describeSearchStore } from "../../../ports/search-store.contract.ts";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { openStateDatabase } from "./database.ts";
import { sqliteSearchStore } from "./search-store.ts";

describeSearchStore({
  name: "sqlite",
  make: async () => {
    const database = await openStateDatabase(temporaryFolder());
    onTestFinished(() => database.close());
    return sqliteSearchStore(database.tables);
  },
});
