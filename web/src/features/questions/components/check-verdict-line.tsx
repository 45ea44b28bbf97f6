import { Anchor, CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import * as t from "../../../messages/messages.ts";
import type { CheckVerdict } from "../prepare/check-verdict.ts";

/** Whether numbers made with this set can be believed, in one line. */
export function CheckVerdictLine({ verdict: { wrong, notes } }: { verdict: CheckVerdict }): ReactNode {
  const Icon = wrong > 0 ? CircleAlert : Anchor;
  return (
    <p
      role="status"
      className={`flex items-center gap-3 rounded-card border p-4 font-chart text-lead ${
        wrong > 0 ? "border-worse bg-worse-soft" : "border-depth-4 bg-depth-1"
      }`}
    >
      <Icon aria-hidden className={`size-6 shrink-0 ${wrong > 0 ? "text-worse" : "text-depth-6"}`} />
      {wrong > 0 ? t.questions.unsound(wrong) : notes > 0 ? t.questions.soundBut(notes) : t.questions.sound}
    </p>
  );
}
