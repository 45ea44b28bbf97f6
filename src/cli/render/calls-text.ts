import { styleText } from "node:util";
import type { ShownCall } from "../../app/answer-calls.ts";
import { callText } from "./answer-steps.ts";

/** Every call with its request and reply as they went over the wire; `failed`: why the question has no answer. */
export function callsText(calls: readonly ShownCall[], failed?: string): string {
  if (failed !== undefined) {
    return `No answer could be given, so that no call stands with it: ${failed}`;
  }
  if (calls.length === 0) return "No model was asked for this question.";
  return calls
    .map((call, index) => {
      const { node, round, sent, received, warnings, missing } = call;
      const title = `call ${index + 1} of ${calls.length}: ${node}, round ${round}, ${callText(call)}`;
      return [
        styleText("bold", title),
        ...(missing === null ? [] : [missing]),
        ...warnings.map((sentence) => styleText("yellow", `warning: ${sentence}`)),
        ...sent.map((text) => `${styleText("cyan", "sent")}\n${text.trimEnd()}`),
        ...received.map((text) => `${styleText("cyan", "received")}\n${text.trimEnd()}`),
      ].join("\n");
    })
    .join("\n\n");
}
