import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Scale } from "lucide-react";
import type { ReactNode } from "react";
import { Breakable } from "../../design/breakable.tsx";
import { buttonStyle } from "../../design/button.tsx";
import { Page } from "../../design/page.tsx";
import { QueryView } from "../../design/query-view.tsx";
import * as t from "../../messages/messages.ts";
import { runQuery } from "../run/queries.ts";
import { InShort } from "./components/in-short.tsx";
import { Neighbours } from "./components/neighbours.tsx";
import { SoundingLine } from "./components/sounding-line.tsx";
import { questionRoute } from "./question-route.ts";
import { storyQuery } from "./queries.ts";

export function QuestionPage(): ReactNode {
  const { run, question } = questionRoute.useParams();
  const story = useQuery(storyQuery(run, question));
  const detail = useQuery(runQuery(run));
  const text = story.data?.question.question;
  return (
    <Page
      title={text ?? t.question.title}
      lead={
        <>
          {question} · {t.question.inRun}{" "}
          <Link
            to="/runs/$run"
            params={{ run }}
            className="[overflow-wrap:anywhere] underline decoration-line-strong underline-offset-4"
          >
            <Breakable text={detail.data?.label ?? run} />
          </Link>
        </>
      }
      actions={
        <>
          <Neighbours run={run} question={question} />
          <Link to="/compare" search={{ runs: run, question }} className={buttonStyle({})}>
            <Scale aria-hidden className="size-4" />
            {t.question.compare}
          </Link>
          {text !== undefined && (
            <Link to="/ask" search={{ question: text }} className={buttonStyle({})}>
              {t.question.askAgain}
            </Link>
          )}
        </>
      }
    >
      <QueryView query={story} what={t.question.story}>
        {(told) => (
          <>
            <InShort story={told} />
            <SoundingLine story={told} pipeline={detail.data?.pipeline} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
