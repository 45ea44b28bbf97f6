/** "42 ms", "3.1 s", "2 min 5 s". */
export function seconds(value: number): string {
  if (value < 0.0995) return `${Math.round(value * 1000)} ms`;
  if (value < 59.5) return `${value.toFixed(value < 9.95 ? 1 : 0)} s`;
  const whole = Math.round(value);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
