import { Scale } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../design/button.tsx";
import { KeyboardKey } from "../../../design/keyboard-key.tsx";
import { useKeys } from "../../../keyboard/keys.ts";
import * as t from "../../../messages/messages.ts";
import { fewestCompared, mostCompared } from "../../../design/compared-runs.ts";
import { useBoardAddress } from "../use-board-address.ts";
import { useMarked } from "../use-marked.ts";

const compareKey = "c";

/** How many runs are marked, and the way to their comparison. Its keys work on the run that has the focus, else the one looked at. */
export function CompareBar({ metric, known }: { metric: string; known: ReadonlySet<string> }): ReactNode {
  const words = t.leaderboard;
  const { search, change } = useBoardAddress();
  const { marked, toggle, clear, compare } = useMarked(known);
  const here = (): string | undefined => focusedRun() ?? search.run;
  useKeys([
    {
      key: "x",
      label: words.keyMark,
      run: () => {
        const run = here();
        if (run !== undefined) toggle(run);
      },
    },
    { key: compareKey, label: words.keyCompare, run: () => compare(metric) },
    {
      key: "b",
      label: words.keyBaseline,
      run: () => {
        const run = here();
        if (run !== undefined) change({ baseline: run });
      },
    },
  ]);
  return (
    <div className="no-print flex flex-wrap items-center justify-end gap-2">
      <p role="status" className="text-small text-ink-soft">
        {marked.length === mostCompared ? words.markedMost : words.marked(marked.length)}
      </p>
      {marked.length > 0 && (
        <Button kind="quiet" size="small" onClick={clear}>
          {words.unmark}
        </Button>
      )}
      <Button
        kind={marked.length < fewestCompared ? "plain" : "primary"}
        size="small"
        disabled={marked.length < fewestCompared}
        onClick={() => compare(metric)}
        aria-keyshortcuts={compareKey}
      >
        <Scale aria-hidden className="size-3.5" />
        {words.compareMarked(marked.length)}
        <span aria-hidden className="max-md:hidden">
          <KeyboardKey>{compareKey}</KeyboardKey>
        </span>
      </Button>
    </div>
  );
}

/** Of the row or point that has the focus: both carry the run's id. */
function focusedRun(): string | undefined {
  const focused = document.activeElement;
  const holder =
    focused?.closest("[data-run]") ?? focused?.closest("[data-row]")?.querySelector("[data-run]");
  return holder?.getAttribute("data-run") ?? undefined;
}
