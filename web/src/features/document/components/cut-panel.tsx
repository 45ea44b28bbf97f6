import { Link } from "@tanstack/react-router";
import { type ReactNode, useId } from "react";
import { Button, buttonStyle } from "../../../design/button.tsx";
import { ErrorNotice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { Select } from "../../../design/select.tsx";
import { TextField } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import type { Cut } from "../../../passages/cut.ts";
import type { CutFigures } from "../prepare/cut-figures.ts";
import { strategies, units } from "../prepare/read-address.ts";
import { CutComparison } from "./cut-comparison.tsx";

const own = "own";
const [leastSize, mostSize, sizeStep] = [50, 2000, 50];

/** Another chunker, size, overlap or unit, and what it makes of the document. */
export function CutPanel({
  cut,
  now,
  choice,
  fault,
  isPart,
  run,
  onCut,
}: {
  cut: Cut;
  now: CutFigures | null;
  /** Null where nothing else is chosen, and until it is there. */
  choice: CutFigures | null;
  /** Why it cannot be cut so. */
  fault: unknown;
  /** Only the first window is counted. */
  isPart: boolean;
  run: string | undefined;
  onCut(cut: { [Name in keyof Cut]: Cut[Name] | undefined }): void;
}): ReactNode {
  const range = useId();
  const isOther = Object.keys(cut).length > 0;
  return (
    <Panel
      title={t.document.cutTitle}
      aside={
        isOther ? (
          <Button
            size="small"
            kind="quiet"
            onClick={() =>
              onCut({ strategy: undefined, size: undefined, overlap: undefined, unit: undefined })
            }
          >
            {t.document.reset}
          </Button>
        ) : undefined
      }
    >
      <div className="flex flex-col gap-3">
        {!isOther && <p className="text-small text-ink-soft">{t.document.cutLead}</p>}
        <Select
          label={t.document.strategy}
          value={(cut.strategy ?? own) as keyof typeof t.document.strategies}
          onChange={(next) => onCut({ strategy: next === own ? undefined : next })}
          choices={([own, ...strategies] as const).map((value) => ({
            value,
            label: t.document.strategies[value],
            hint: t.document.strategyHints[value],
          }))}
        />
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label={t.document.sizeField}
            type="number"
            min={1}
            value={cut.size ?? ""}
            placeholder={t.document.asNow}
            onChange={({ target }) => onCut({ size: numberOf(target.value) })}
          />
          <TextField
            label={t.document.overlapField}
            type="number"
            min={0}
            value={cut.overlap ?? ""}
            placeholder={t.document.asNow}
            onChange={({ target }) => onCut({ overlap: numberOf(target.value) })}
          />
        </div>
        <div>
          <label htmlFor={range} className="sr-only">
            {t.document.sizeSlider}
          </label>
          <input
            id={range}
            type="range"
            min={leastSize}
            max={mostSize}
            step={sizeStep}
            value={cut.size ?? now?.longest ?? 500}
            onChange={({ target }) => onCut({ size: Number(target.value) })}
            className="h-6 w-full accent-depth-6"
          />
        </div>
        <Select
          label={t.document.unit}
          value={(cut.unit ?? own) as keyof typeof t.document.units}
          onChange={(next) => onCut({ unit: next === own ? undefined : next })}
          choices={([own, ...units] as const).map((value) => ({ value, label: t.document.units[value] }))}
        />
        {fault !== null && isOther && <ErrorNotice error={fault} />}
        <CutComparison now={now} choice={isOther ? choice : null} isPart={isPart} />
        {isOther && (
          <div className="flex flex-wrap gap-2">
            <Link to="/new" search={{ view: "form", from: run }} className={buttonStyle({ size: "small" })}>
              {t.document.intoExperiment}
            </Link>
            <Button
              size="small"
              kind="quiet"
              onClick={() => void navigator.clipboard.writeText(settingsText(cut))}
            >
              {t.document.copySettings}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}

function numberOf(written: string): number | undefined {
  return /^\d+$/.test(written) ? Number(written) : undefined;
}

/** As soundings.yaml has it. */
function settingsText(cut: Cut): string {
  const lines = Object.entries(cut).map(([name, value]) => `    ${name}: ${value}`);
  return ["pipeline:", "  chunk:", ...lines, ""].join("\n");
}
