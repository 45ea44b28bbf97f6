/** What can lie over a document. */
export const layerNames = ["chunks", "before", "gold", "citations", "cleaned"] as const;
export type LayerName = (typeof layerNames)[number];
