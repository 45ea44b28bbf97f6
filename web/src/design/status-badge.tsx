import { Check, CircleAlert, CircleStop, LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import * as t from "../messages/messages.ts";
import { Badge } from "./badge.tsx";

const looks = {
  running: { tone: "accent", Icon: LoaderCircle },
  stopping: { tone: "land", Icon: CircleStop },
  finished: { tone: "depth", Icon: Check },
  failed: { tone: "worse", Icon: CircleAlert },
  stopped: { tone: "land", Icon: CircleStop },
} as const;

export type WorkStatus = keyof typeof looks;

/** What a run, a job or a search is doing, as shape, word and colour. */
export function StatusBadge({ status }: { status: WorkStatus }): ReactNode {
  const { tone, Icon } = looks[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden className="size-3.5" />
      {t.design.status[status]}
    </Badge>
  );
}
