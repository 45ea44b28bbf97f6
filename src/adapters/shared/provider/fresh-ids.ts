/** Ids that no other part of the same reply has: what a provider calls it where that is free, else one that tells the kind. */
export function freshIds(): (kind: string, wanted?: string | null) => string {
  const taken = new Set<string>();
  return (kind, wanted) => {
    let id = wanted || `${kind}-${taken.size + 1}`;
    for (let more = taken.size + 1; taken.has(id); more += 1) id = `${wanted || kind}-${more}`;
    taken.add(id);
    return id;
  };
}
