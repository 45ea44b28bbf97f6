/** The sentences of a text that are finished: what is still being written is not among them until `isDone`. */
export function wholeSentences(text: string, isDone: boolean): string[] {
  const sentences = [...new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(text)].map(
    ({ segment }) => segment,
  );
  const last = sentences.at(-1);
  const isOpen = !isDone && last !== undefined && !/[.!?…。！？]["'”’)\]]*\s+$/.test(last);
  return (isOpen ? sentences.slice(0, -1) : sentences).map((one) => one.trim()).filter((one) => one !== "");
}
