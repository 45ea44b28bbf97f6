import { dayNumber, dayOfNumber } from "../shared/calendar-day.ts";
import { fitsRule } from "./fits-rule.ts";
import { dayMs } from "./moment.ts";
import { isShort, type Rule } from "./rule.ts";
import { periods } from "./rule-periods.ts";

/** What may be spent on the rules of one file: days looked at. */
export interface Budget {
  days: number;
}

export interface Occurrences {
  /** Local times, in order. */
  starts: number[];
  /** What ended the list: the rule itself, or a bound of ours. */
  end: "rule" | "bound";
}

/** Nobody plans further. */
const horizonYears = 200;
const mostTimesADay = 1440;

/**
 * When a series takes place, from its first time on, which always counts. It is listed day by day, so a rule that fits no day
 * ends at the horizon. Series by the hour and shorter are not listed.
 */
export function occurrences(rule: Rule, first: number, most: number, budget: Budget): Occurrences {
  const starts = [first];
  if (isShort(rule) || timesOfDay(rule, first).length > mostTimesADay) return { starts, end: "bound" };
  const times = timesOfDay(rule, first);
  const startDay = Math.floor(first / dayMs);
  const lastYear = Math.min(9998, dayOfNumber(startDay).year + horizonYears);
  const end = Math.min(
    rule.untilLocal ?? Number.POSITIVE_INFINITY,
    dayNumber({ year: lastYear, month: 12, day: 31 }) * dayMs,
  );
  const count = rule.count ?? Number.POSITIVE_INFINITY;
  if (count <= 1) return { starts, end: "rule" };

  for (const { begin, days } of periods(rule, startDay)) {
    if (begin * dayMs > end) {
      const isOver = rule.untilLocal !== undefined && rule.untilLocal <= end;
      return { starts, end: isOver ? "rule" : "bound" };
    }
    budget.days -= days.length + 1;
    if (budget.days < 0) return { starts, end: "bound" };
    const fitting = days.filter((day) => fitsRule(rule, day, startDay));
    const all = fitting.flatMap((day) => times.map((time) => day * dayMs + time));
    for (const start of rule.positions.length === 0 ? all : atPositions(all, rule.positions)) {
      if (start <= first) continue;
      if (start > end)
        return { starts, end: rule.untilLocal !== undefined && rule.untilLocal <= end ? "rule" : "bound" };
      starts.push(start);
      if (starts.length >= count) return { starts, end: "rule" };
      if (starts.length >= most) return { starts, end: "bound" };
    }
  }
  return { starts, end: "bound" };
}

function timesOfDay({ hours, minutes, seconds }: Rule, first: number): number[] {
  const time = ((first % dayMs) + dayMs) % dayMs;
  const own = (list: readonly number[], value: number) => (list.length === 0 ? [value] : [...new Set(list)]);
  const all = own(hours, Math.floor(time / 3_600_000)).flatMap((hour) =>
    own(minutes, Math.floor(time / 60_000) % 60).flatMap((minute) =>
      own(seconds, Math.floor(time / 1000) % 60).map((second) => (hour * 3600 + minute * 60 + second) * 1000),
    ),
  );
  return all.sort((a, b) => a - b);
}

function atPositions(all: readonly number[], positions: readonly number[]): number[] {
  const chosen = positions.map((position) => all[position > 0 ? position - 1 : all.length + position]);
  return [...new Set(chosen)].filter((start) => start !== undefined).sort((a, b) => a - b);
}
