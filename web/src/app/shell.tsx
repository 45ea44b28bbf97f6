import { Outlet, useNavigate } from "@tanstack/react-router";
import { type ReactNode, Suspense, useState } from "react";
import { lazyPart } from "../api/lazy-part.ts";
import * as t from "../messages/messages.ts";
import { useKeys } from "../keyboard/keys.ts";
import { ConnectionBanner } from "./connection-banner.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { Navigation } from "./navigation.tsx";
import { pages } from "./pages.ts";
import { TopBar } from "./top-bar.tsx";
import { useFindKey } from "./use-find-key.ts";

/** Loaded when it is first opened. */
const FindDialog = lazyPart(() => import("./find-dialog.tsx"), "FindDialog");

/** The frame around every page: navigation, finder, keys, and whether the server is there. */
export function Shell(): ReactNode {
  const [opened, setOpened] = useState<"find" | "keys" | "menu" | null>(null);
  const navigate = useNavigate();
  const close = (): void => setOpened(null);
  useFindKey(() => setOpened("find"));
  useKeys(
    [
      { key: "?", label: t.app.keys, run: () => setOpened("keys") },
      { key: "/", label: t.app.find, run: () => setOpened("find") },
      ...pages.map(({ to, label, key }) => ({ key: `g ${key}`, label, run: () => void navigate({ to }) })),
    ],
    { isPage: false },
  );
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] lg:grid-cols-[13.5rem_minmax(0,1fr)]">
      <a
        href="#page"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-control focus:bg-surface focus:p-2 focus:shadow-float"
      >
        {t.app.skip}
      </a>
      <TopBar
        onFind={() => setOpened("find")}
        onKeys={() => setOpened("keys")}
        onMenu={() => setOpened("menu")}
      />
      <Navigation isOpen={opened === "menu"} onClose={close} />
      <main id="page" tabIndex={-1} className="min-w-0 focus:outline-none">
        <ConnectionBanner />
        <Outlet />
      </main>
      <Suspense>{opened === "find" && <FindDialog onClose={close} />}</Suspense>
      <KeysDialog open={opened === "keys"} onClose={close} />
    </div>
  );
}
