import type { ModelEvent } from "../../../contracts/model.ts";
import { endedCalls, type SpokenCall } from "./ended-call.ts";

/** A fragment of a tool call. */
export interface CallPiece {
  /** Undefined where the server does not number its calls. */
  index: number | undefined;
  id: string | undefined;
  name: string | undefined;
  json: string;
}

/** Tool calls as they come in fragments. */
export interface OpenCalls {
  take(pieces: readonly CallPiece[]): ModelEvent[];
  isEmpty(): boolean;
  /** Ends every call. Where the limit of tokens cut the reply off, it cut off what was said last, which is only told. */
  end(isCutOff: boolean): ModelEvent[];
}

interface OpenCall extends SpokenCall {
  /** As the provider has it: some give every call the same. */
  wireId: string | undefined;
}

export function openCalls(): OpenCalls {
  const calls: OpenCall[] = [];
  /** By the wire's index; some servers number every call 0. */
  const current = new Map<number, OpenCall>();

  const callOf = (piece: CallPiece): { call: OpenCall; isNew: boolean } => {
    const index = piece.index ?? (piece.id ? calls.length : Math.max(0, calls.length - 1));
    const known = current.get(index);
    if (known !== undefined && (!piece.id || piece.id === known.wireId)) return { call: known, isNew: false };
    const id = piece.id || `call-${calls.length + 1}`;
    const call: OpenCall = {
      wireId: piece.id || undefined,
      id: calls.some((other) => other.id === id) ? `${id}-${calls.length + 1}` : id,
      name: piece.name ?? "",
      json: "",
    };
    calls.push(call);
    current.set(index, call);
    return { call, isNew: true };
  };

  return {
    take: (pieces) =>
      pieces.flatMap((piece): ModelEvent[] => {
        const { call, isNew } = callOf(piece);
        const { json } = piece;
        call.json += json;
        return [
          ...(isNew ? [{ type: "tool-start" as const, id: call.id, name: call.name }] : []),
          ...(json === "" ? [] : [{ type: "tool-delta" as const, id: call.id, json }]),
        ];
      }),
    isEmpty: () => calls.length === 0,
    end: (isCutOff) => endedCalls(calls, isCutOff),
  };
}
