import { onTestFinished } from "vitest";
import { describeRunStore } from "../../../ports/run-store.contract.ts";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { openStateDatabase } from "./database.ts";
import { sqliteRunStore } from "./run-store.ts";

describeRunStore({
  name: "sqlite",
  make: async () => {
    const database = await openStateDatabase(temporaryFolder());
    onTestFinished(() => database.close());
    return sqliteRunStore(database.tables);
  },
});
