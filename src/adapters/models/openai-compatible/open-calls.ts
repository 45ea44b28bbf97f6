import { Json } from "../../../contracts/json.ts";
import type { ModelEvent } from "../../../contracts/model.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import type { WireToolCall } from "./wire.ts";

/** Tool calls as they come in fragments. */
export interface OpenCalls {
  take(calls: readonly WireToolCall[]): ModelEvent[];
  isEmpty(): boolean;
  /** Ends every call; one that the limit of tokens cut off is only told. */
  end(isCutOff: boolean): ModelEvent[];
}

interface OpenCall {
  id: string;
  /** As the provider has it: some give every call the same. */
  wireId: string | undefined;
  name: string;
  json: string;
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
    end: (isCutOff) => calls.map((call) => endOf(call, isCutOff)),
  };
}

function endOf({ id, name, json }: OpenCall, isCutOff: boolean): ModelEvent {
  if (name === "" && !isCutOff) throw badCall("The model called a tool without naming it.");
  try {
    // Models leave the input out where there is nothing to say.
    return { type: "tool-end", id, name, input: json.trim() === "" ? {} : Json.parse(JSON.parse(json)) };
  } catch (cause) {
    if (isCutOff) {
      return { type: "warning", sentence: `The call of ${name} was cut off by the limit of output tokens.` };
    }
    throw badCall(`The model called ${name} with an input that is no JSON.`, cause);
  }
}

function badCall(message: string, cause?: unknown): Error {
  const hint = "Try again, or choose a model that is better at calling tools.";
  return modelError("model.failed", { message, hint, cause }, { mayPass: true });
}
