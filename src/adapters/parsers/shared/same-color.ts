/** Whether an eye hardly tells two colours apart, each six hexadecimal digits; false where one is not known. */
export function isSameColor(one: string, other: string): boolean {
  const hexadecimal = /^[0-9a-f]{6}$/i;
  if (!hexadecimal.test(one) || !hexadecimal.test(other)) return false;
  const channels = (color: string) => [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const others = channels(other);
  return channels(one).every((value, at) => Math.abs(value - (others[at] as number)) <= 8);
}
