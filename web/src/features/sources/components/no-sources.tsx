import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { buttonStyle } from "../../../design/button.tsx";
import { EmptyState } from "../../../design/notices.tsx";
import * as t from "../../../messages/messages.ts";

/** A folder without a source that can be read: what that is, in the server's words, and the way to the first one. */
export function NoSources({ why }: { why: string }): ReactNode {
  return (
    <EmptyState title={why} hint={t.sources.emptyHint}>
      <Link to="/sources" search={{ view: "add" }} className={buttonStyle({ kind: "primary" })}>
        {t.sources.add}
      </Link>
    </EmptyState>
  );
}
