/** Of the part with a run's answer, which keys bring into focus. */
export function answerId(place: number): string {
  return `answer-${place}`;
}
