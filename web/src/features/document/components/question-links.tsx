import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import * as t from "../../../messages/messages.ts";
import { questionWordsQuery } from "../queries.ts";

const most = 12;

/** Questions by their words, each a link to what became of it in the run, or to where it stands in the set. */
export function QuestionLinks({ ids, run }: { ids: readonly string[]; run: string | undefined }): ReactNode {
  if (ids.length === 0) return <span className="text-ink-faint">{t.document.noQuestion}</span>;
  return (
    <ul className="flex flex-col gap-1">
      {ids.slice(0, most).map((id) => (
        <li key={id}>
          <QuestionLink id={id} run={run} />
        </li>
      ))}
      {ids.length > most && <li className="text-ink-faint">{t.document.questionsMore(ids.length - most)}</li>}
    </ul>
  );
}

function QuestionLink({ id, run }: { id: string; run: string | undefined }): ReactNode {
  const { data } = useQuery(questionWordsQuery(id));
  const look =
    "inline-block min-h-6 text-depth-7 underline decoration-line-strong underline-offset-4 hover:decoration-depth-6";
  const words = data ?? id;
  return run === undefined ? (
    <Link to="/questions" search={{ text: id }} className={look}>
      {words}
    </Link>
  ) : (
    <Link to="/runs/$run/questions/$question" params={{ run, question: id }} className={look}>
      {words}
    </Link>
  );
}
