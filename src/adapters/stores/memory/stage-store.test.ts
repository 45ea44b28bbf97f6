import { describeStageStore } from "../../../ports/stage-store.contract.ts";
import { memoryStageStore } from "./stage-store.ts";

describeStageStore({
  name: "memory",
  make: () => {
    const store = memoryStageStore();
    return { store, reopen: () => store };
  },
  traits: { shared: false },
});
