import clsx from "clsx";
import { CircleAlert, Compass, Info } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { RequestFailed, ServerUnreachable } from "../api/request-failed.ts";
import * as t from "../messages/messages.ts";
import { Button } from "./button.tsx";

/** What went wrong and what to do, in the server's words where it had any. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }): ReactNode {
  const { message, hint } = wordsOf(error);
  return (
    <div role="alert" className="flex gap-3 rounded-card border border-worse bg-worse-soft p-4">
      <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-worse" />
      <div className="flex min-w-0 flex-col items-start gap-1 [overflow-wrap:anywhere]">
        <p className="font-medium">{message}</p>
        {hint !== null && <p className="text-ink-soft">{hint}</p>}
        {onRetry !== undefined && (
          <Button className="mt-2" onClick={onRetry}>
            {t.design.retry}
          </Button>
        )}
      </div>
    </div>
  );
}

function wordsOf(error: unknown): { message: string; hint: string | null } {
  if (error instanceof RequestFailed) return error.details;
  if (error instanceof ServerUnreachable) return { message: error.message, hint: t.design.unreachableHint };
  return { message: t.design.failed, hint: error instanceof Error ? error.message : String(error) };
}

/** A sentence beside the numbers. */
export function Notice({
  children,
  tone = "calm",
}: {
  children: ReactNode;
  tone?: "calm" | "warning";
}): ReactNode {
  return (
    <p
      className={clsx(
        "flex gap-2 rounded-control border px-3 py-2 text-small [overflow-wrap:anywhere]",
        tone === "calm" ? "border-line bg-depth-1 text-ink-soft" : "border-land-line bg-land text-ink",
      )}
    >
      <Info aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}

/** Nothing there yet: why, and what to do next. */
export function EmptyState({
  title,
  hint,
  children,
}: {
  title: string;
  hint: ReactNode;
  children?: ReactNode;
}): ReactNode {
  return (
    <div className="flex flex-col items-center gap-2 rounded-card border border-dashed border-line-strong px-4 py-10 text-center">
      <Compass aria-hidden className="size-8 text-depth-5" />
      <p className="font-chart text-lead">{title}</p>
      <p className="max-w-prose text-ink-soft">{hint}</p>
      {children !== undefined && <div className="mt-2 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}

/** Says what is waited for, and after a while for how long; aloud only once. Nothing is shown for what comes at once. */
export function Loading({
  what,
  isLate = false,
}: {
  what: string;
  /** It was waited for already: it is shown at once. */
  isLate?: boolean;
}): ReactNode {
  const [seconds, setSeconds] = useState(0);
  // The clock on the wall.
  useEffect(() => {
    const tick = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(tick);
  }, []);
  return (
    <div
      role="status"
      className={clsx(
        "flex items-center gap-3 py-6 text-ink-soft",
        !isLate && "animate-[appear_.3s_.2s_both]",
      )}
    >
      <span
        aria-hidden
        className="size-4 animate-spin rounded-full border-2 border-depth-3 border-t-depth-6"
      />
      <span className="sr-only">{t.design.loading(what)}</span>
      <span aria-hidden>{seconds < 3 ? t.design.loading(what) : t.design.stillLoading(what, seconds)}</span>
    </div>
  );
}
