import { Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../design/button.tsx";
import { KeyboardKey } from "../../../design/keyboard-key.tsx";
import { ProgressBar } from "../../../design/progress-bar.tsx";
import * as t from "../../../messages/messages.ts";
import { decidedCount, type Decision } from "../prepare/deciding.ts";

const words = t.questions.draft;

/** How far a person is, what was decided last, and the way back. */
export function DraftProgress({
  decisions,
  left,
  onUndo,
}: {
  decisions: readonly Decision[];
  left: number;
  onUndo(): void;
}): ReactNode {
  const done = decidedCount(decisions);
  const last = decisions.at(-1);
  if (done + left === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-40 flex-1">
        <ProgressBar
          label={words.list}
          share={done / (done + left)}
          text={words.progress(done, done + left)}
        />
      </div>
      <p className="text-small font-medium tabular-nums">{words.progress(done, done + left)}</p>
      <p role="status" className="text-small text-ink-soft">
        {last === undefined ? words.left(left) : words.said[last.verb](left)}
      </p>
      {last !== undefined && (
        <Button size="small" onClick={onUndo}>
          <Undo2 aria-hidden className="size-3.5" />
          {words.undo} <KeyboardKey>u</KeyboardKey>
        </Button>
      )}
    </div>
  );
}
