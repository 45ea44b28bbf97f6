import { useMutation } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../../../design/button.tsx";
import { MoreList } from "../../../design/more-list.tsx";
import { ErrorNotice, Loading } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { Select } from "../../../design/select.tsx";
import * as t from "../../../messages/messages.ts";
import { groupReasons } from "../prepare/group-reasons.ts";
import { makeDrafts, questionsChanged } from "../queries.ts";

const words = t.questions.draft;
const amounts = ["10", "20", "50", "100"];

/** Lets more drafts be proposed, and says what was found and where nothing was. */
export function MakeDraftsForm(): ReactNode {
  const [most, setMost] = useState("20");
  const making = useMutation({
    mutationFn: () => makeDrafts(Number(most)),
    onSuccess: () => void questionsChanged(),
  });
  return (
    <Panel title={words.make}>
      <div className="flex flex-wrap items-center gap-3">
        <Select
          label={words.makeMost}
          value={most}
          onChange={setMost}
          choices={amounts.map((value) => ({ value, label: value }))}
        />
        <Button disabled={making.isPending} onClick={() => making.mutate()}>
          <Sparkles aria-hidden className="size-4" />
          {words.make}
        </Button>
      </div>
      {making.isPending && <Loading what={t.app.sources} />}
      {making.isError && (
        <div className="mt-3">
          <ErrorNotice error={making.error} />
        </div>
      )}
      {making.data !== undefined && (
        <div className="mt-3 text-small">
          <p role="status">{words.made(making.data.ids.length, making.data.more)}</p>
          {making.data.without.length > 0 && (
            <details className="mt-1">
              <summary className="min-h-6 text-ink-soft">{words.without(making.data.without.length)}</summary>
              <div className="mt-1">
                <MoreList items={groupReasons(making.data.without)}>
                  {({ reason, sources }) => (
                    <p className="[overflow-wrap:anywhere]">
                      {reason}:{" "}
                      <bdi className="text-ink-soft">
                        {words.sourcesOf(sources.slice(0, 5).join(", "), Math.max(0, sources.length - 5))}
                      </bdi>
                    </p>
                  )}
                </MoreList>
              </div>
            </details>
          )}
        </div>
      )}
    </Panel>
  );
}
