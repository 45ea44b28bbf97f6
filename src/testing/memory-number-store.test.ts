import { describeNumberStore } from "../ports/number-store.contract.ts";
import { memoryNumberStore } from "./memory-number-store.ts";

describeNumberStore({ name: "memory", make: memoryNumberStore });
