export interface GroupedReason {
  reason: string;
  sources: string[];
}

/** Sources by the reason that they share, the most frequent first. */
export function groupReasons(without: readonly { source: string; reason: string }[]): GroupedReason[] {
  const groups = new Map<string, string[]>();
  for (const { source, reason } of without) {
    const sources = groups.get(reason);
    if (sources === undefined) groups.set(reason, [source]);
    else sources.push(source);
  }
  return [...groups]
    .map(([reason, sources]) => ({ reason, sources }))
    .sort((a, b) => b.sources.length - a.sources.length);
}
