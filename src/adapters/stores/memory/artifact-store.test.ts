import { describeArtifactStore } from "../../../ports/artifact-store.contract.ts";
import { memoryArtifactStore } from "./artifact-store.ts";

describeArtifactStore({
  name: "memory",
  make: () => {
    const store = memoryArtifactStore();
    return { store, reopen: () => store, tamper: () => {} };
  },
  traits: { outside: false },
});
