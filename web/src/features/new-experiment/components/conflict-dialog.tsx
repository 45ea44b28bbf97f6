import clsx from "clsx";
import { type ReactNode, useMemo } from "react";
import type { Configuration } from "@contracts/api/configuration.ts";
import { Button } from "../../../design/button.tsx";
import { Dialog } from "../../../design/dialog.tsx";
import { ScrollRegion } from "../../../design/scroll-region.tsx";
import * as t from "../../../messages/messages.ts";
import { lineDifferences } from "../prepare/line-differences.ts";

/** The file has changed since it was read: both texts side by side, and the choice between them. */
export function ConflictDialog({
  mine,
  theirs,
  onMine,
  onTheirs,
  onClose,
}: {
  mine: string;
  theirs: Configuration;
  onMine(): void;
  onTheirs(): void;
  onClose(): void;
}): ReactNode {
  const words = t.newExperiment.conflict;
  const pairs = useMemo(() => lineDifferences(theirs.text, mine), [theirs.text, mine]);
  return (
    <Dialog open wide onClose={onClose} title={words.title}>
      <div className="flex flex-col gap-3">
        <p>{words.text}</p>
        <ScrollRegion
          label={words.both}
          className="max-h-[50vh] overflow-auto rounded-control border border-line bg-sunk font-mono text-tiny"
        >
          <table className="w-full table-fixed border-collapse text-left">
            <thead className="sticky top-0 bg-sunk font-sans">
              <tr>
                <th className="px-2 py-1">{words.theirs}</th>
                <th className="px-2 py-1">{words.mine}</th>
              </tr>
            </thead>
            <tbody>
              {pairs.map(({ left, right }, line) => (
                <tr key={`${line} ${left ?? ""} ${right ?? ""}`}>
                  <Line text={left} isAlone={right === null} mark="−" />
                  <Line text={right} isAlone={left === null} mark="+" />
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onTheirs}>{words.takeTheirs}</Button>
          <Button kind="primary" onClick={onMine}>
            {words.takeMine}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Line({ text, isAlone, mark }: { text: string | null; isAlone: boolean; mark: string }): ReactNode {
  return (
    <td
      className={clsx(
        "w-1/2 px-2 align-top whitespace-pre-wrap [overflow-wrap:anywhere]",
        isAlone && text !== null && "bg-land",
      )}
    >
      {text === null ? "" : `${isAlone ? mark : " "} ${text}`}
    </td>
  );
}
