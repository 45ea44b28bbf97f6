import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { buttonStyle } from "../../design/button.tsx";
import { EmptyState } from "../../design/notices.tsx";
import { Page } from "../../design/page.tsx";
import * as t from "../../messages/messages.ts";
import { OpenedDocument } from "./components/opened-document.tsx";
import { documentRoute } from "./document-route.ts";

/** A source as it is, with chunks, gold and citations laid over it. */
export function DocumentPage(): ReactNode {
  const { source } = documentRoute.useSearch();
  if (source !== undefined && source !== "") return <OpenedDocument key={source} source={source} />;
  return (
    <Page title={t.document.title} lead={t.document.lead}>
      <EmptyState title={t.document.none} hint={t.document.noneHint}>
        <Link to="/sources" className={buttonStyle({ kind: "primary" })}>
          {t.document.toSources}
        </Link>
      </EmptyState>
    </Page>
  );
}
