/** 32-bit FNV-1a over UTF-16 code units, finished as in MurmurHash3 so that low bits depend on every unit. */
export function hashUnits(units: Uint16Array, start: number, end: number, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) | 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (units[at] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** How often each hash was added. Open addressing over typed arrays; cleared in time of what it holds. */
export interface FeatureCounts {
  add(hash: number): void;
  /** Calls `visit` once per distinct hash, in order of first appearance, then forgets everything. */
  drain(visit: (hash: number, count: number) => void): void;
}

export function featureCounts(): FeatureCounts {
  let mask = 2048 - 1;
  let hashes = new Uint32Array(mask + 1);
  let counts = new Uint32Array(mask + 1);
  let slots = new Uint32Array((mask + 1) / 2);
  let used = 0;

  const slotOf = (hash: number): number => {
    let slot = hash & mask;
    while (counts[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  };

  const grow = (): void => {
    const [oldHashes, oldCounts, oldSlots] = [hashes, counts, slots];
    mask = (mask + 1) * 2 - 1;
    hashes = new Uint32Array(mask + 1);
    counts = new Uint32Array(mask + 1);
    slots = new Uint32Array((mask + 1) / 2);
    for (let i = 0; i < used; i++) {
      const old = oldSlots[i] as number;
      const slot = slotOf(oldHashes[old] as number);
      hashes[slot] = oldHashes[old] as number;
      counts[slot] = oldCounts[old] as number;
      slots[i] = slot;
    }
  };

  return {
    add(hash) {
      let slot = slotOf(hash);
      if (counts[slot] === 0) {
        if (used === slots.length) {
          grow();
          slot = slotOf(hash);
        }
        hashes[slot] = hash;
        slots[used++] = slot;
      }
      counts[slot] = (counts[slot] as number) + 1;
    },
    drain(visit) {
      for (let i = 0; i < used; i++) {
        const slot = slots[i] as number;
        visit(hashes[slot] as number, counts[slot] as number);
        counts[slot] = 0;
      }
      used = 0;
    },
  };
}
