import { styleText } from "node:util";
import type { AskEvent } from "../../app/use-cases/ask.ts";
import { displayable, note } from "./output.ts";
import type { Progress } from "./progress.ts";

/** An answer on a terminal while it comes. */
export interface LiveAnswer {
  show(event: Exclude<AskEvent, { type: "answer-end" }>): void;
  /** The text that stands on the screen. */
  shown(): string;
}

export function liveAnswer({ isShown, progress }: { isShown: boolean; progress: Progress }): LiveAnswer {
  let shown = "";
  return {
    shown: () => shown,
    show(event) {
      if (event.type === "answer-delta") {
        if (!isShown) return;
        if (shown === "") progress.end(true);
        process.stdout.write(displayable(event.text));
        shown += event.text;
      } else if (event.type === "answer-reset") {
        if (shown !== "") note(styleText("yellow", "\n(Withdrawn: it did not hold against the sources.)"));
        shown = "";
      } else if (event.type === "answer-step") {
        if (isShown && shown === "") progress.show({ type: "stage-start", stage: event.step.node });
      } else {
        progress.show(event);
      }
    },
  };
}
