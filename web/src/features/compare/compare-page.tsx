import { Link } from "@tanstack/react-router";
import { type ReactNode, Suspense } from "react";
import { lazyPart } from "../../api/lazy-part.ts";
import { buttonStyle } from "../../design/button.tsx";
import { Page } from "../../design/page.tsx";
import * as t from "../../messages/messages.ts";
import { ComparedRuns } from "./components/compared-runs.tsx";
import { comparedRuns } from "../../design/compared-runs.ts";
import { useCompareAddress } from "./use-compare-address.ts";

/** Most people come with runs chosen. */
const RunChooser = lazyPart(() => import("./components/run-chooser.tsx"), "RunChooser");

export function ComparePage(): ReactNode {
  const { search } = useCompareAddress();
  const runs = comparedRuns(search.runs);
  const isChoosing = runs.length < 2 || search.choose === "on";
  return (
    <Page
      title={t.compare.title}
      lead={t.compare.lead}
      actions={
        !isChoosing && (
          <Link
            to="/compare"
            search={(before) => ({ ...before, choose: "on" as const })}
            className={buttonStyle({})}
          >
            {t.compare.chooseMore}
          </Link>
        )
      }
    >
      <Suspense>{isChoosing ? <RunChooser runs={runs} /> : <ComparedRuns runs={runs} />}</Suspense>
    </Page>
  );
}
