import type { ReactNode } from "react";
import { Button } from "../design/button.tsx";
import { Notice } from "../design/notices.tsx";
import { Page } from "../design/page.tsx";
import * as t from "../messages/messages.ts";

/** A page that threw while it was drawn: the others still work. */
export function PageFault({ error }: { error: unknown }): ReactNode {
  return (
    <Page title={t.app.pageFailed} lead={t.app.pageFailedHint}>
      <Notice tone="warning">{error instanceof Error ? error.message : String(error)}</Notice>
      <Button className="self-start" onClick={() => location.reload()}>
        {t.design.retry}
      </Button>
    </Page>
  );
}
