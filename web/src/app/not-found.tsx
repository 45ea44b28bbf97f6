import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { buttonStyle } from "../design/button.tsx";
import { EmptyState } from "../design/notices.tsx";
import { Page } from "../design/page.tsx";
import * as t from "../messages/messages.ts";

export function NotFound(): ReactNode {
  return (
    <Page title={t.app.notFound}>
      <EmptyState title={t.app.notFound} hint={t.app.notFoundHint}>
        <Link to="/" className={buttonStyle({ kind: "primary" })}>
          {t.app.home}
        </Link>
      </EmptyState>
    </Page>
  );
}
