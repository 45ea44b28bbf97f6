/** Tells of rows whether they are wanted. */
export type RowFilter = (row: number) => boolean;

/** Makes filters that keep the rows of some groups; without groups every row is kept. */
export function groupFilter(groups: readonly string[]): (wanted: readonly string[] | undefined) => RowFilter {
  const numbers = new Map<string, number>();
  const groupOfRow = Uint32Array.from(groups, (group) => {
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    return number;
  });
  return (wanted) => {
    const isWanted = new Uint8Array(numbers.size).fill(wanted === undefined ? 1 : 0);
    for (const group of wanted ?? []) {
      const number = numbers.get(group);
      if (number !== undefined) isWanted[number] = 1;
    }
    return (row) => isWanted[groupOfRow[row] as number] === 1;
  };
}
