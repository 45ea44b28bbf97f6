/** Texts that go through the model together, by their places: of like length, so that little is padded. */
export function batchesByLength(lengths: readonly number[], most: number): number[][] {
  const order = [...lengths.keys()].sort(
    (left, right) => (lengths[left] as number) - (lengths[right] as number),
  );
  const batches: number[][] = [];
  for (let from = 0; from < order.length; from += most) batches.push(order.slice(from, from + most));
  return batches;
}
