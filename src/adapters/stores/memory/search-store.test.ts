import { describeSearchStore } from "../../../ports/search-store.contract.ts";
import { memorySearchStore } from "./search-store.ts";

describeSearchStore({ name: "memory", make: memorySearchStore });
