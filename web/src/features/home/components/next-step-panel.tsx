import { Link } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import type { ReactNode } from "react";
import type { Home } from "@contracts/api/home.ts";
import { Breakable } from "../../../design/breakable.tsx";
import { buttonStyle } from "../../../design/button.tsx";
import * as t from "../../../messages/messages.ts";
import { nextStep, type NextStep } from "../prepare/next-step.ts";

const primary = buttonStyle({ kind: "primary" });
const plain = buttonStyle();

/** The one thing that is worth doing now, and the button for it. */
export function NextStepPanel({ home }: { home: Home }): ReactNode {
  const step = nextStep(home);
  return (
    <section
      aria-labelledby="next-step"
      className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border border-depth-4 bg-depth-1 px-4 py-3"
    >
      <Compass aria-hidden className="size-6 shrink-0 text-depth-6" />
      <div className="min-w-0 flex-1 basis-60">
        <h2 id="next-step" className="font-chart text-small text-ink-soft italic">
          {t.home.next.title}
        </h2>
        <p className="[overflow-wrap:anywhere]">
          <Breakable text={sentence(step)} />
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Actions step={step} />
      </div>
    </section>
  );
}

function sentence(step: NextStep): string {
  const words = t.home.next;
  switch (step.kind) {
    case "mend":
      return words.mend;
    case "watch":
      return words.watch(step.running);
    case "add-sources":
      return words.addSources;
    case "decide-drafts":
      return words.decideDrafts(step.drafts);
    case "draft-questions":
      return words.draftQuestions;
    case "first-run":
      return words.firstRun;
    case "pending":
      return words.pending;
    case "try-another":
      return words.tryAnother;
    case "more-questions":
      return words.moreQuestions;
    case "compare":
      return words.compare(step.label);
  }
}

function Actions({ step }: { step: NextStep }): ReactNode {
  const words = t.home.next;
  switch (step.kind) {
    case "mend":
      return (
        <Link to="/new" className={primary}>
          {words.editSettings}
        </Link>
      );
    case "watch":
    case "add-sources":
      return null;
    case "decide-drafts":
      return (
        <Link to="/questions" search={{ view: "drafts" }} className={primary}>
          {words.actions.decideDrafts}
        </Link>
      );
    case "draft-questions":
      return (
        <>
          <Link to="/questions" search={{ view: "drafts" }} className={primary}>
            {words.actions.draft}
          </Link>
          <Link to="/ask" className={plain}>
            {words.actions.ask}
          </Link>
        </>
      );
    case "first-run":
      return (
        <Link to="/new" className={primary}>
          {words.actions.firstRun}
        </Link>
      );
    case "try-another":
      return (
        <Link to="/new" className={primary}>
          {words.actions.tryAnother}
        </Link>
      );
    case "more-questions":
      return (
        <Link to="/questions" search={{ view: "drafts" }} className={primary}>
          {words.actions.moreQuestions}
        </Link>
      );
    case "pending":
      return (
        <Link to="/leaderboard" className={plain}>
          {words.actions.leaderboard}
        </Link>
      );
    case "compare":
      return (
        <>
          <Link to="/compare" search={{ runs: `${step.baseline},${step.best}` }} className={primary}>
            {words.actions.compare}
          </Link>
          <Link to="/leaderboard" className={plain}>
            {words.actions.leaderboard}
          </Link>
        </>
      );
  }
}
