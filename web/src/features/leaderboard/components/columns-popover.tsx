import type { Leaderboard } from "@contracts/api/leaderboard.ts";
import { Columns3 } from "lucide-react";
import type { ReactNode } from "react";
import { Button, buttonStyle } from "../../../design/button.tsx";
import { Checkbox } from "../../../design/checkbox.tsx";
import { Popover } from "../../../design/popover.tsx";
import * as t from "../../../messages/messages.ts";
import type { Board } from "../prepare/board.ts";
import { chosenColumns, columnGroups, columnsText } from "../prepare/chosen-columns.ts";
import { useBoardAddress } from "../use-board-address.ts";

export function ColumnsPopover({
  leaderboard,
  board,
}: {
  leaderboard: Leaderboard;
  board: Board;
}): ReactNode {
  const { search, change } = useBoardAddress();
  const groups = columnGroups(board, leaderboard.metrics, leaderboard.metric);
  const chosen = chosenColumns(groups, search.columns, board);
  const toggle = (id: string, isOn: boolean): void =>
    change({ columns: columnsText(isOn ? [...chosen, id] : chosen.filter((one) => one !== id)) });
  return (
    <Popover
      trigger={
        <>
          <Columns3 aria-hidden className="size-4" />
          {t.leaderboard.columns}
        </>
      }
      className={buttonStyle()}
    >
      <div className="flex flex-col gap-3">
        {groups.map(({ title, choices }) => (
          <fieldset key={title} className="min-w-0">
            <legend className="font-semibold">{title}</legend>
            <div className="grid gap-x-4 sm:grid-cols-2">
              {choices.map(({ id, label }) => (
                <Checkbox
                  key={id}
                  label={label}
                  checked={chosen.includes(id)}
                  onChange={(isOn) => toggle(id, isOn)}
                />
              ))}
            </div>
          </fieldset>
        ))}
        <Button size="small" className="self-start" onClick={() => change({ columns: undefined })}>
          {t.leaderboard.usualColumns}
        </Button>
      </div>
    </Popover>
  );
}
