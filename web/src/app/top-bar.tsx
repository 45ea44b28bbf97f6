import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Keyboard, Menu as MenuIcon, Search, SunMoon } from "lucide-react";
import type { ReactNode } from "react";
import { projectQuery } from "../api/project-query.ts";
import { Button, IconButton } from "../design/button.tsx";
import { KeyboardKey } from "../design/keyboard-key.tsx";
import { Menu } from "../design/menu.tsx";
import * as t from "../messages/messages.ts";
import { Mark } from "./mark.tsx";
import { type Theme, theme } from "./theme.ts";

const themes: readonly Theme[] = ["light", "dark", "system"];
const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function TopBar({
  onFind,
  onKeys,
  onMenu,
}: {
  onFind(): void;
  onKeys(): void;
  onMenu(): void;
}): ReactNode {
  const { data: project } = useQuery(projectQuery);
  const running = project?.jobs.filter(({ status }) => status === "running").length ?? 0;
  return (
    <header className="sticky top-0 z-30 col-span-full flex h-12 items-center gap-2 border-b border-line bg-surface px-3 md:px-4">
      <IconButton label={t.app.menu} onClick={onMenu} className="lg:hidden">
        <MenuIcon aria-hidden className="size-5" />
      </IconButton>
      <Link
        to="/"
        className="flex min-w-0 items-center gap-2 rounded-control font-chart text-lead font-semibold"
      >
        <Mark />
        <span className="max-sm:sr-only">{t.app.name}</span>
      </Link>
      {project !== undefined && (
        <span className="min-w-0 truncate border-l border-line pl-2 text-small text-ink-soft">
          {project.folder}
        </span>
      )}
      <span className="flex-1" />
      {running > 0 && (
        <Link to="/" className="hidden items-center gap-2 rounded-control text-small text-ink-soft sm:flex">
          <span aria-hidden className="size-2 animate-pulse rounded-full bg-accent" />
          {t.app.running(running)}
        </Link>
      )}
      <Button onClick={onFind} className="text-ink-soft" aria-keyshortcuts="Control+K Meta+K">
        <Search aria-hidden className="size-4" />
        <span className="max-sm:sr-only">{t.app.find}</span>
        <span aria-hidden className="max-md:hidden">
          <KeyboardKey>{isApple ? "⌘K" : "Ctrl K"}</KeyboardKey>
        </span>
      </Button>
      <IconButton label={t.app.keys} onClick={onKeys} className="max-sm:hidden">
        <Keyboard aria-hidden className="size-4" />
      </IconButton>
      <Menu
        label={t.app.theme.label}
        trigger={<SunMoon aria-hidden className="size-4" />}
        entries={themes.map((name) => ({ label: t.app.theme[name], onChoose: () => theme.choose(name) }))}
      />
    </header>
  );
}
