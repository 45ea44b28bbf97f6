/** Time comes in through the door. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. For dates shown to people. */
  now(): number;
  /** Milliseconds of a clock that never goes back. For durations. */
  monotonic(): number;
}
