/** "chunk.size=900 retrieve.k=5" as "size=900 k=5": where there is little room, the last part of a path will do. */
export function shortLabel(label: string): string {
  return label.replaceAll(/(^| )(?:[\w-]+\.)+(?=[\w-]+=)/g, "$1");
}
