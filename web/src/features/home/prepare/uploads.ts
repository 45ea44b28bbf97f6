import type { AddedSource } from "@contracts/api/source-file.ts";
import type { ChosenFile } from "../../../design/chosen-files.ts";
import type { PassedOver } from "./sort-out.ts";

export type Upload = { name: string } & (
  | { status: "waiting" | "sending" }
  | { status: "read"; added: AddedSource }
  /** The server's words. */
  | { status: "refused"; message: string; hint: string | null }
  | { status: "passed-over"; reason: PassedOver["reason"] }
);

export type UploadEvent =
  | { type: "chosen"; send: readonly ChosenFile[]; passedOver: readonly PassedOver[] }
  | { type: "sending"; name: string }
  | { type: "read"; name: string; added: AddedSource }
  | { type: "refused"; name: string; message: string; hint: string | null };

/** In the order in which they were chosen; one chosen again takes the place of the earlier. */
export function uploads(before: readonly Upload[], event: UploadEvent): readonly Upload[] {
  switch (event.type) {
    case "chosen": {
      const chosen: Upload[] = [
        ...event.send.map(({ name }) => ({ name, status: "waiting" as const })),
        ...event.passedOver.map(({ name, reason }) => ({ name, status: "passed-over" as const, reason })),
      ];
      const names = new Set(chosen.map(({ name }) => name));
      return [...before.filter(({ name }) => !names.has(name)), ...chosen];
    }
    case "sending":
      return put(before, { name: event.name, status: "sending" });
    case "read":
      return put(before, { name: event.name, status: "read", added: event.added });
    case "refused":
      return put(before, {
        name: event.name,
        status: "refused",
        message: event.message,
        hint: event.hint,
      });
  }
}

function put(before: readonly Upload[], upload: Upload): readonly Upload[] {
  return before.map((one) => (one.name === upload.name ? upload : one));
}

export interface UploadCounts {
  all: number;
  done: number;
  documents: number;
  characters: number;
  /** Files or parts that are not among the sources, or not read. */
  leftOut: number;
}

export function uploadCounts(all: readonly Upload[]): UploadCounts {
  const counts: UploadCounts = { all: all.length, done: 0, documents: 0, characters: 0, leftOut: 0 };
  for (const upload of all) {
    if (upload.status === "waiting" || upload.status === "sending") continue;
    counts.done += 1;
    if (upload.status === "read") {
      counts.documents += upload.added.documents.length;
      counts.characters += upload.added.documents.reduce((sum, { characters }) => sum + characters, 0);
      counts.leftOut += upload.added.leftOut.length;
    } else counts.leftOut += 1;
  }
  return counts;
}
