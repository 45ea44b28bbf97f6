/** RFC 5545, 3.3.10. Numbers as there; days of the week from 0, Sunday. */
export interface Rule {
  frequency: "YEARLY" | "MONTHLY" | "WEEKLY" | "DAILY" | "HOURLY" | "MINUTELY" | "SECONDLY";
  interval: number;
  count: number | undefined;
  /** By the clock of the event. */
  untilLocal: number | undefined;
  months: readonly number[];
  weekNumbers: readonly number[];
  yearDays: readonly number[];
  monthDays: readonly number[];
  weekdays: readonly { weekday: number; position: number | undefined }[];
  hours: readonly number[];
  minutes: readonly number[];
  seconds: readonly number[];
  positions: readonly number[];
  weekStart: number;
}

export function isShort({ frequency }: Rule): boolean {
  return frequency === "HOURLY" || frequency === "MINUTELY" || frequency === "SECONDLY";
}
