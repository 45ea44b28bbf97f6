import clsx from "clsx";
import type { KeyboardEvent, ReactNode } from "react";
import type { RaceLine } from "../prepare/race-drawing.ts";
import { raceStyles } from "./race-styles.ts";

const steps: Record<string, number> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  Home: -Infinity,
  End: Infinity,
};

/** One configuration's way through the rounds. */
export function RaceLineMark({
  line,
  label,
  isFollowed,
  isStop,
  onFollow,
  onStep,
}: {
  line: RaceLine;
  label: string;
  isFollowed: boolean;
  /** The one that Tab comes to. */
  isStop: boolean;
  onFollow(): void;
  onStep(by: number): void;
}): ReactNode {
  const { candidate, points, path, end, role } = line;
  const style = raceStyles[isFollowed ? "followed" : (role ?? "other")];
  function press(event: KeyboardEvent): void {
    const by = steps[event.key];
    if (by !== undefined) onStep(by);
    else if (event.key === "Enter" || event.key === " ") onFollow();
    else return;
    event.preventDefault();
  }
  return (
    <g
      data-candidate={candidate.id}
      role="button"
      tabIndex={isStop ? 0 : -1}
      aria-label={label}
      aria-pressed={isFollowed}
      className="group cursor-pointer outline-none"
      onClick={onFollow}
      onKeyDown={press}
    >
      <title>{label}</title>
      <path d={path} fill="none" stroke="transparent" strokeWidth={10} />
      <path
        d={path}
        fill="none"
        strokeWidth={style.width}
        strokeDasharray={style.dashes}
        className={clsx(style.line, "group-hover:stroke-accent group-focus-visible:stroke-accent")}
      />
      {points.map(({ x, y, step }) => (
        <circle
          key={step.round}
          cx={x}
          cy={y}
          r={role === null && !isFollowed ? 2.5 : 4}
          strokeWidth={1.5}
          className={clsx(style.line, step.block === null ? "fill-surface" : style.dot)}
        />
      ))}
      {end !== null && (
        <path
          d={`M${end.x + 7},${end.y - 3}l6,6m0,-6l-6,6`}
          fill="none"
          strokeWidth={1.5}
          className={isFollowed ? "stroke-accent" : "stroke-worse"}
        />
      )}
      {points.length > 0 && (
        <circle
          cx={points.at(-1)!.x}
          cy={points.at(-1)!.y}
          r={9}
          fill="none"
          strokeWidth={2}
          className="stroke-transparent group-focus-visible:stroke-accent"
        />
      )}
    </g>
  );
}
