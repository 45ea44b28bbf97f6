import { expect, test } from "vitest";
import { fixedClock } from "../../testing/fixed-clock.ts";
import { ModelsSettings } from "../config/model-settings.ts";
import { modelPlace } from "./model-place.ts";
import { providerTraffic } from "./provider-traffic.ts";

const models = ModelsSettings.parse({
  openai: { concurrent: 16 },
  "openai/slow": { concurrent: 1 },
  "openai/dear": { prices: { input: 1, output: 2 } },
});
const vendors = ["openai", "groq"];
const placeOf = (name: `${string}/${string}`) =>
  modelPlace(name, models, { kind: "models", vendors, everyVendor: vendors });

test("models of a provider share its limits, but for one that has limits of its own, whichever is asked first", () => {
  const { of } = providerTraffic(models, {
    clock: fixedClock(),
    pause: async () => {},
    patienceMs: undefined,
  });
  const [slow, dear, other] = [
    of(placeOf("openai/slow")),
    of(placeOf("openai/dear")),
    of(placeOf("openai/x")),
  ];
  expect([slow.limiter === other.limiter, dear.limiter === other.limiter]).toEqual([false, true]);
  expect(of(placeOf("openai/slow")).limiter).toBe(slow.limiter);
});

test("a provider that is down is down for all of its models, and for no other's", () => {
  const { of } = providerTraffic(models, {
    clock: fixedClock(),
    pause: async () => {},
    patienceMs: undefined,
  });
  const circuitOf = (name: `${string}/${string}`) => of(placeOf(name)).retries.circuit;
  const slow = circuitOf("openai/slow");
  expect([circuitOf("openai/x") === slow, circuitOf("groq/x") === slow]).toEqual([true, false]);
});

test("as many calls may be made at once as the model says, else its provider, else four", () => {
  const { concurrentOf } = providerTraffic(models, {
    clock: fixedClock(),
    pause: async () => {},
    patienceMs: undefined,
  });
  expect([concurrentOf("openai/slow"), concurrentOf("openai/x"), concurrentOf("groq/x")]).toEqual([1, 16, 4]);
});
