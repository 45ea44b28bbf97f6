import { hash } from "node:crypto";
import type { DigestOf } from "../../ports/digest-of.ts";

export const sha256: DigestOf = (content) => hash("sha256", content, "hex");
