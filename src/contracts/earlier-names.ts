/** Settings as they were stored, in the names of today: `answer.kind` was `answer.answerer`. */
export function inTodaysNames<Settings>(pipeline: Settings): Settings {
  const { answer } = pipeline as { answer?: Record<string, unknown> };
  if (answer === undefined || !("answerer" in answer)) return pipeline;
  const { answerer, ...others } = answer;
  return { ...pipeline, answer: { kind: answerer, ...others } };
}
