import type { ReactNode } from "react";
import { Panel } from "../../../design/panel.tsx";
import * as t from "../../../messages/messages.ts";
import type { Uploads } from "../use-uploads.ts";
import { DropZone } from "./drop-zone.tsx";
import { UploadList } from "./upload-list.tsx";

/** More documents, and what became of those that were sent. */
export function AddSourcesPanel({ uploads: { all, send } }: { uploads: Uploads }): ReactNode {
  return (
    <Panel title={t.home.upload.title}>
      <div className="flex flex-col gap-3">
        <p className="text-ink-soft">{t.home.start.sources.text}</p>
        <DropZone onChoose={send} />
        <UploadList all={all} />
      </div>
    </Panel>
  );
}
