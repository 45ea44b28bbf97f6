import type { ModelEvent } from "../../../contracts/model.ts";
import { endedCall, type SpokenCall } from "../../shared/provider/ended-call.ts";
import type { WireToolCall } from "./wire.ts";

/** Tool calls as they come in fragments. */
export interface OpenCalls {
  take(calls: readonly WireToolCall[]): ModelEvent[];
  isEmpty(): boolean;
  /** Ends every call; one that the limit of tokens cut off is only told. */
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

  const callOf = (wire: WireToolCall): { call: OpenCall; isNew: boolean } => {
    const index = wire.index ?? (wire.id ? calls.length : Math.max(0, calls.length - 1));
    const known = current.get(index);
    if (known !== undefined && (!wire.id || wire.id === known.wireId)) return { call: known, isNew: false };
    const id = wire.id || `call-${calls.length + 1}`;
    const call: OpenCall = {
      wireId: wire.id || undefined,
      id: calls.some((other) => other.id === id) ? `${id}-${calls.length + 1}` : id,
      name: wire.function.name ?? "",
      json: "",
    };
    calls.push(call);
    current.set(index, call);
    return { call, isNew: true };
  };

  return {
    take: (wires) =>
      wires.flatMap((wire): ModelEvent[] => {
        const { call, isNew } = callOf(wire);
        const given = wire.function.arguments ?? "";
        const json = typeof given === "string" ? given : JSON.stringify(given);
        call.json += json;
        return [
          ...(isNew ? [{ type: "tool-start" as const, id: call.id, name: call.name }] : []),
          ...(json === "" ? [] : [{ type: "tool-delta" as const, id: call.id, json }]),
        ];
      }),
    isEmpty: () => calls.length === 0,
    end: (isCutOff) => calls.map((call) => endedCall(call, isCutOff)),
  };
}
