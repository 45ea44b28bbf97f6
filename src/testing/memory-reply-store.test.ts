import { describeReplyStore } from "../ports/language-model-replies.contract.ts";
import { memoryReplyStore } from "./memory-reply-store.ts";

describeReplyStore({ name: "in memory", make: memoryReplyStore });
