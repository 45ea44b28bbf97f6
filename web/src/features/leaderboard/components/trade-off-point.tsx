import type { KeyboardEvent, ReactNode } from "react";
import type { Point } from "../prepare/trade-off.ts";

const steps: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  Home: -Infinity,
  End: Infinity,
};

/** A run in the drawing: a diamond on the front, else a dot; ringed where it is looked at. */
export function TradeOffPoint({
  point,
  cx,
  cy,
  label,
  isLooked,
  isPointed,
  isMarked,
  isStop,
  onLook,
  onPoint,
  onOpen,
  onStep,
}: {
  point: Point;
  cx: number;
  cy: number;
  label: string;
  isLooked: boolean;
  isPointed: boolean;
  isMarked: boolean;
  /** The one that Tab comes to. */
  isStop: boolean;
  onLook(): void;
  onPoint(isOver: boolean): void;
  onOpen(): void;
  onStep(by: number): void;
}): ReactNode {
  function press(event: KeyboardEvent): void {
    const by = steps[event.key];
    if (by !== undefined) onStep(by);
    else if (event.key === "Enter") onOpen();
    else return;
    event.preventDefault();
  }
  const isFront = point.layer === 0;
  return (
    <g
      data-run={point.id}
      role="button"
      tabIndex={isStop ? 0 : -1}
      aria-label={label}
      aria-pressed={isLooked}
      className="cursor-pointer outline-none"
      transform={`translate(${cx} ${cy})`}
      onFocus={onLook}
      onClick={onLook}
      onDoubleClick={onOpen}
      onKeyDown={press}
      onPointerEnter={() => onPoint(true)}
      onPointerLeave={() => onPoint(false)}
    >
      <title>{label}</title>
      <circle r={12} fill="transparent" />
      {(isLooked || isPointed) && (
        <circle
          r={10}
          fill="none"
          strokeWidth={2}
          className={isLooked ? "stroke-accent" : "stroke-depth-5"}
        />
      )}
      {isFront ? (
        <path d="M0,-6L6,0L0,6L-6,0Z" className="fill-land-line stroke-surface" strokeWidth={1} />
      ) : (
        <circle r={4} className="fill-depth-5 stroke-surface" strokeWidth={1} />
      )}
      {isMarked && (
        <path d="M-3,0L-1,2.5L3.5,-2.5" fill="none" strokeWidth={1.75} className="stroke-surface" />
      )}
    </g>
  );
}
