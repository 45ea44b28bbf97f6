import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useId, useRef, useState } from "react";
import type { StartedProject } from "@contracts/api/start.ts";
import { sendJson } from "../../../api/ask-server.ts";
import { Button } from "../../../design/button.tsx";
import { ErrorNotice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { inputStyle } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import { longestText, openDraft } from "../../new-experiment/queries.ts";
import type { ChosenFile } from "../../../design/chosen-files.ts";
import { isConfiguration } from "../prepare/sort-out.ts";
import type { Uploads } from "../use-uploads.ts";
import { DropZone } from "./drop-zone.tsx";
import { UploadList } from "./upload-list.tsx";

/** How an empty folder becomes a project: the example, documents, a configuration. */
export function StartPanel({ uploads }: { uploads: Uploads }): ReactNode {
  const words = t.home.start;
  return (
    <section aria-labelledby="start" className="flex flex-col gap-4">
      <div>
        <h2 id="start" className="text-lead">
          {words.title}
        </h2>
        <p className="text-ink-soft">{words.lead}</p>
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-3">
        <StartWithExample />
        <StartWithSources uploads={uploads} />
        <StartWithYaml />
      </div>
    </section>
  );
}

function StartWithExample(): ReactNode {
  const words = t.home.start.example;
  const client = useQueryClient();
  const navigate = useNavigate();
  const start = useMutation({
    mutationFn: () => sendJson<StartedProject>("POST", "/api/start", { kind: "example" }),
    onSuccess: async () => {
      await client.invalidateQueries();
      await navigate({ to: "/new" });
    },
  });
  return (
    <Panel title={words.title}>
      <div className="flex flex-col items-start gap-3">
        <p className="text-ink-soft">{words.text}</p>
        <Button kind="primary" disabled={start.isPending} onClick={() => start.mutate()}>
          {start.isPending ? words.working : words.action}
        </Button>
        {start.isError && <ErrorNotice error={start.error} />}
      </div>
    </Panel>
  );
}

function StartWithSources({ uploads: { all, send } }: { uploads: Uploads }): ReactNode {
  const words = t.home.start.sources;
  const open = useOpenText();
  const choose = (files: readonly ChosenFile[]): void => {
    if (isConfiguration(files)) void files[0]!.file.text().then(open.show);
    else send(files);
  };
  return (
    <Panel title={words.title}>
      <div className="flex flex-col gap-3">
        <p className="text-ink-soft">{words.text}</p>
        <DropZone onChoose={choose} />
        <UploadList all={all} />
      </div>
    </Panel>
  );
}

function StartWithYaml(): ReactNode {
  const words = t.home.start.yaml;
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const open = useOpenText();
  return (
    <Panel title={words.title}>
      <div className="flex flex-col items-start gap-3">
        <p className="text-ink-soft">{words.text}</p>
        <Button onClick={() => file.current?.click()}>{words.choose}</Button>
        <input
          ref={file}
          type="file"
          accept=".yaml,.yml"
          hidden
          aria-label={words.choose}
          onChange={(event) => void event.target.files?.[0]?.text().then(open.show)}
        />
        <label htmlFor={id} className="text-small font-medium">
          {words.paste}
        </label>
        <textarea
          id={id}
          ref={area}
          rows={4}
          wrap="off"
          spellCheck={false}
          className={`${inputStyle} font-mono`}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData("text");
            if (pasted.length <= longestText) return;
            event.preventDefault();
            open.refuse();
          }}
        />
        <Button onClick={() => open.show(area.current?.value ?? "")}>{words.open}</Button>
        {open.isTooLong && <ErrorNotice error={new Error(words.tooLong)} />}
      </div>
    </Panel>
  );
}

/** Shows a text on the page that checks and runs it; nothing is written by that. */
function useOpenText(): { isTooLong: boolean; show(text: string): void; refuse(): void } {
  const navigate = useNavigate();
  const [isTooLong, setTooLong] = useState(false);
  return {
    isTooLong,
    refuse: () => setTooLong(true),
    show(text) {
      setTooLong(text.length > longestText);
      if (text.length > longestText || text.trim() === "") return;
      openDraft(text);
      void navigate({ to: "/new" });
    },
  };
}
