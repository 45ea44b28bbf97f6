/** ".741", "1.000", "-.020": three places, no leading zero, as the literature prints scores; a dash for what is not there. */
export function scoreText(value: number | null, places = 3): string {
  if (value === null) return "–";
  const text = value.toFixed(places);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace(/^(-?)0\./, "$1.");
}

/** "+.031", "-.008", ".000": a difference with its sign. */
export function differenceText(value: number | null, places = 3): string {
  const text = scoreText(value, places);
  return value !== null && Number(text) > 0 ? `+${text}` : text;
}
