import type { ReactNode } from "react";
import { Checkbox } from "../../../design/checkbox.tsx";
import * as t from "../../../messages/messages.ts";
import type { SettingValues } from "../prepare/board.ts";
import { type Condition, hasCondition } from "../prepare/conditions.ts";

/** Every setting in which runs differ, with its values to choose from. */
export function ConditionsPopover({
  settings,
  conditions,
  onToggle,
}: {
  settings: readonly SettingValues[];
  conditions: readonly Condition[];
  onToggle(condition: Condition): void;
}): ReactNode {
  if (settings.length === 0) return <p>{t.leaderboard.filterNothing}</p>;
  return (
    <div className="flex flex-col gap-3">
      {settings.map(({ path, values }) => (
        <fieldset key={path} className="min-w-0">
          <legend className="font-semibold">{path}</legend>
          <div className="flex max-h-48 flex-col overflow-auto">
            {values.map(({ text, runs }) => (
              <Checkbox
                key={text}
                label={t.leaderboard.valueWithRuns(text, runs)}
                checked={hasCondition(conditions, { path, value: text })}
                onChange={() => onToggle({ path, value: text })}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
