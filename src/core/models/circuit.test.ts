import { expect, test } from "vitest";
import { faultOf } from "../../ports/language-model-fault.ts";
import { fixedClock } from "../../testing/fixed-clock.ts";
import { type Circuit, circuit } from "./circuit.ts";

function opened(failures = 3) {
  const clock = fixedClock();
  const made = circuit({ provider: "OpenAI", clock, failuresToOpen: 3, openMs: 10_000 });
  for (let at = 0; at < failures; at += 1) made.enter().end("failed");
  return { clock, circuit: made };
}

function refusalOf(circuit: Circuit) {
  try {
    circuit.enter().end("unknown");
  } catch (error) {
    return { message: (error as Error).message, fault: faultOf(error) };
  }
  return undefined;
}

test("lets nobody through after failures in a row, and says for how long", () => {
  const { clock, circuit } = opened();
  clock.advance(4000);
  expect(refusalOf(circuit)).toEqual({
    message: "OpenAI failed 3 times in a row and is left alone for 6 s.",
    fault: { status: null, retryAfterMs: 6000, mayPass: true, isOutage: true },
  });
});

test("stays closed while answers come in between", () => {
  const { circuit } = opened(2);
  circuit.enter().end("answered");
  circuit.enter().end("failed");
  circuit.enter().end("failed");
  expect(refusalOf(circuit)).toBeUndefined();
});

test("after its time lets one through, whose answer closes it", () => {
  const { clock, circuit } = opened();
  clock.advance(10_000);
  const probe = circuit.enter();
  expect(refusalOf(circuit)?.fault?.retryAfterMs).toBe(10_000);
  probe.end("answered");
  expect([refusalOf(circuit), refusalOf(circuit)]).toEqual([undefined, undefined]);
});

test("opens anew when that one fails", () => {
  const { clock, circuit } = opened();
  clock.advance(10_000);
  circuit.enter().end("failed");
  clock.advance(9_999);
  expect(refusalOf(circuit)?.fault?.retryAfterMs).toBe(1);
  clock.advance(1);
  expect(refusalOf(circuit)).toBeUndefined();
});

test("lets another through when that one ended without telling anything", () => {
  const { clock, circuit } = opened();
  clock.advance(10_000);
  circuit.enter().end("unknown");
  expect(refusalOf(circuit)).toBeUndefined();
});

test("counts an end once", () => {
  const { circuit } = opened(1);
  const pass = circuit.enter();
  pass.end("failed");
  pass.end("failed");
  expect(refusalOf(circuit)).toBeUndefined();
});
