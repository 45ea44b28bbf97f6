const thousands = new Intl.NumberFormat("en-US");

/** "1,190". */
export function count(value: number): string {
  return thousands.format(value);
}

/** "1 question", "1,190 questions". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
