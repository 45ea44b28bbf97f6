/**
 * ".741", "1.000", "-.020": three places, no leading zero, as the literature prints scores; fewer from ten on, as of counts: "24.3",
 * "335"; a dash for what is not there.
 */
export function scoreText(value: number | null, places = placesOf(value)): string {
  if (value === null) return "–";
  const text = value.toFixed(places);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace(/^(-?)0\./, "$1.");
}

/** "+.031", "-.008", ".000": a difference with its sign. */
export function differenceText(value: number | null, places = placesOf(value)): string {
  const text = scoreText(value, places);
  return value !== null && Number(text) > 0 ? `+${text}` : text;
}

/** "[.026, .082]": the ends of an interval, with more places where three would hide on which side of zero one lies. */
export function intervalText(low: number | null, high: number | null): string {
  return `[${boundText(low)}, ${boundText(high)}]`;
}

function boundText(value: number | null): string {
  if (value === null || value === 0 || Math.abs(value) >= 0.0005) return scoreText(value);
  return Math.abs(value) < 1e-6
    ? scoreText(0)
    : scoreText(value, Math.min(6, Math.ceil(-Math.log10(Math.abs(value)))));
}

function placesOf(value: number | null): number {
  const size = Math.abs(value ?? 0);
  if (size < 10) return 3;
  return size < 100 ? 1 : 0;
}
