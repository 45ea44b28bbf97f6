import type { Leaderboard } from "@contracts/api/leaderboard.ts";
import { ListFilter, X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button, buttonStyle } from "../../../design/button.tsx";
import { Popover } from "../../../design/popover.tsx";
import { Select } from "../../../design/select.tsx";
import { useWritten } from "../../../design/use-written.ts";
import { inputStyle } from "../../../design/text-field.tsx";
import { useKeys } from "../../../keyboard/keys.ts";
import * as t from "../../../messages/messages.ts";
import type { BoardViewName } from "../board-search.ts";
import type { Board } from "../prepare/board.ts";
import { conditionsText, parseConditions, toggled } from "../prepare/conditions.ts";
import { useBoardAddress } from "../use-board-address.ts";
import { ColumnsPopover } from "./columns-popover.tsx";
import { ConditionsPopover } from "./conditions-popover.tsx";

/** Which of the runs are shown and how they are divided: what the page decides by itself. */
export function RowFilters({
  leaderboard,
  board,
  view,
}: {
  leaderboard: Leaderboard;
  board: Board;
  view: BoardViewName;
}): ReactNode {
  const words = t.leaderboard;
  const { search, change } = useBoardAddress();
  const conditions = parseConditions(search.where);
  const field = useRef<HTMLInputElement>(null);
  const written = useWritten(search.text ?? "");
  useKeys([{ key: "f", label: words.keyFilter, run: () => field.current?.focus() }]);
  return (
    <div className="no-print mb-3 flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={field}
          type="search"
          aria-label={words.text}
          placeholder={words.text}
          value={written.shown}
          onChange={({ target }) => {
            written.write(target.value);
            change({ text: target.value || undefined }, { replace: true });
          }}
          onBlur={written.leave}
          className={`${inputStyle} max-w-56`}
        />
        <Popover
          trigger={
            <>
              <ListFilter aria-hidden className="size-4" />
              {words.filter}
            </>
          }
          className={buttonStyle()}
        >
          <ConditionsPopover
            settings={board.settings}
            conditions={conditions}
            onToggle={(condition) => change({ where: conditionsText(toggled(conditions, condition)) })}
          />
        </Popover>
        {view === "table" && (
          <>
            {board.settings.length > 0 && (
              <Select
                label={words.group}
                value={board.settings.find(({ path }) => path === search.group)?.path ?? ""}
                choices={[
                  { value: "", label: words.noGroup },
                  ...board.settings.map(({ path }) => ({ value: path, label: path })),
                ]}
                onChange={(next) => change({ group: next || undefined })}
              />
            )}
            <ColumnsPopover leaderboard={leaderboard} board={board} />
          </>
        )}
      </div>
      {conditions.length > 0 && (
        <ul className="flex flex-wrap items-center gap-2">
          {conditions.map((condition) => (
            <li key={`${condition.path}=${condition.value}`}>
              <Button
                size="small"
                className="rounded-full border-depth-4 bg-depth-1"
                title={words.removeCondition(condition.path, condition.value)}
                onClick={() => change({ where: conditionsText(toggled(conditions, condition)) })}
              >
                {words.condition(condition.path, condition.value)}
                <X aria-hidden className="size-3.5" />
              </Button>
            </li>
          ))}
          <li>
            <Button kind="quiet" size="small" onClick={() => change({ where: undefined, text: undefined })}>
              {words.clear}
            </Button>
          </li>
        </ul>
      )}
    </div>
  );
}
