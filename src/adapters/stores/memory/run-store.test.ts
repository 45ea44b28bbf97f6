import { describeRunStore } from "../../../ports/run-store.contract.ts";
import { memoryRunStore } from "./run-store.ts";

describeRunStore({ name: "memory", make: memoryRunStore });
