import { expect, test } from "vitest";
import type { ModelSettings } from "../config/model-settings.ts";
import { withKey } from "./model-vendor.ts";

const environment = { OPENAI_API_KEY: "sk-of-openai", GATEWAY_KEY: "of-gateway" };
const files = { readFile: () => undefined };

function keyFor(
  provider: string,
  settings: ModelSettings,
  home: string | null = "https://api.openai.com/v1",
) {
  const place = { name: `${provider}/m`, provider, vendor: settings.like ?? provider, model: "m", settings };
  const vendor = { keyVariable: () => "OPENAI_API_KEY", baseUrl: () => home };
  return withKey(environment, place as never, vendor, files)["OPENAI_API_KEY"];
}

test("a vendor's key goes to the vendor, and where the person says so", () => {
  expect(keyFor("openai", {})).toBe("sk-of-openai");
  expect(keyFor("openai", { baseUrl: "https://proxy.example/v1" })).toBe("sk-of-openai");
  expect(keyFor("second", { like: "openai" })).toBe("sk-of-openai");
  expect(keyFor("second", { like: "openai", baseUrl: "https://api.openai.com/v2" })).toBe("sk-of-openai");
  const gateway = { like: "openai", baseUrl: "https://gateway.example/v1" };
  expect(keyFor("gateway", { ...gateway, keyVariable: "GATEWAY_KEY" })).toBe("of-gateway");
  expect(keyFor("gateway", { ...gateway, keyVariable: "OPENAI_API_KEY" })).toBe("sk-of-openai");
});

test("a vendor that only the person can place, and servers of one's own, take theirs anywhere", () => {
  const elsewhere = { like: "vllm", baseUrl: "https://gpu.example/v1" };
  expect(keyFor("mine", elsewhere, null)).toBe("sk-of-openai");
  expect(keyFor("mine", elsewhere, "http://localhost:8000/v1")).toBe("sk-of-openai");
});

test("a name of one's own at another address does not get it unasked", () => {
  expect(() => keyFor("gateway", { like: "openai", baseUrl: "https://gateway.example/v1" })).toThrow(
    "models.gateway is like openai at an address of its own, and does not say which key it takes: OPENAI_API_KEY is not sent there.",
  );
});
