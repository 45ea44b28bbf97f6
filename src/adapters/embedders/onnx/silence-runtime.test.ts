import { expect, test } from "vitest";
import { silenceRuntime } from "./silence-runtime.ts";

test("the main thread tells the runtime to report nothing, whatever stood there", () => {
  const environment = { ORT_DISABLE_TELEMETRY: "0" };
  silenceRuntime(environment, true);
  expect(environment).toEqual({ ORT_DISABLE_TELEMETRY: "1" });
});

test("elsewhere it goes on only where the program was started so", () => {
  expect(silenceRuntime({ ORT_DISABLE_TELEMETRY: "1" }, false)).toBeUndefined();
  expect(() => silenceRuntime({}, false)).toThrow(
    expect.objectContaining({
      code: "egress.refused",
      message: "In a worker thread the ONNX runtime cannot be kept from reporting to its maker.",
    }),
  );
});
