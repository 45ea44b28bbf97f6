import type { VerdictKind } from "@contracts/verdict.ts";
import { ArrowDown, ArrowUp, CircleHelp, Equal, Minus } from "lucide-react";
import type { ReactNode } from "react";
import * as t from "../messages/messages.ts";
import { Badge } from "./badge.tsx";

const looks = {
  better: { tone: "better", Icon: ArrowUp },
  "not-worse": { tone: "depth", Icon: Equal },
  worse: { tone: "worse", Icon: ArrowDown },
  inconclusive: { tone: "calm", Icon: CircleHelp },
  none: { tone: "calm", Icon: Minus },
} as const satisfies Record<VerdictKind, unknown>;

/** A verdict as shape, word and colour: none of the three is needed to read the other two. */
export function VerdictMark({ kind }: { kind: VerdictKind }): ReactNode {
  const { tone, Icon } = looks[kind];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden className="size-3.5" />
      {t.design[kind]}
    </Badge>
  );
}
