/** A setting and the values of it that are shown: "chunk.size=300". */
export interface Condition {
  path: string;
  value: string;
}

/** "chunk.size=300,retrieve.method=hybrid"; what cannot be read is left out, as an address may be typed. */
export function parseConditions(text: string | undefined): Condition[] {
  return (text ?? "").split(",").flatMap((part) => {
    const at = part.indexOf("=");
    return at < 1 ? [] : [{ path: part.slice(0, at), value: decoded(part.slice(at + 1)) }];
  });
}

export function conditionsText(conditions: readonly Condition[]): string | undefined {
  if (conditions.length === 0) return undefined;
  return conditions.map(({ path, value }) => `${path}=${encoded(value)}`).join(",");
}

export function hasCondition(conditions: readonly Condition[], { path, value }: Condition): boolean {
  return conditions.some((one) => one.path === path && one.value === value);
}

/** With it where it was missing, without it where it was there. */
export function toggled(conditions: readonly Condition[], condition: Condition): Condition[] {
  return hasCondition(conditions, condition)
    ? conditions.filter(({ path, value }) => path !== condition.path || value !== condition.value)
    : [...conditions, condition];
}

/** Values of one setting are alternatives, settings must all agree. */
export function whoeverMeets(
  conditions: readonly Condition[],
): (settings: ReadonlyMap<string, string>) => boolean {
  const wanted = new Map<string, Set<string>>();
  for (const { path, value } of conditions) wanted.set(path, (wanted.get(path) ?? new Set()).add(value));
  return (settings) => [...wanted].every(([path, values]) => values.has(settings.get(path) ?? ""));
}

const encoded = (value: string): string => value.replaceAll("%", "%25").replaceAll(",", "%2C");
const decoded = (value: string): string => value.replaceAll("%2C", ",").replaceAll("%25", "%");
