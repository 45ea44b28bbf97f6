import { Link } from "@tanstack/react-router";
import clsx from "clsx";
import type { ReactNode } from "react";
import { Badge } from "../../../design/badge.tsx";
import * as t from "../../../messages/messages.ts";
import type { Prompt } from "../prepare/compare-prompts.ts";

export function PromptList({ prompts, chosen }: { prompts: readonly Prompt[]; chosen: Prompt }): ReactNode {
  return (
    <nav aria-label={t.prompts.list}>
      <ul className="flex flex-col gap-1">
        {prompts.map((prompt) => (
          <li key={prompt.digest + prompt.name}>
            <Link
              to="/prompts"
              search={(before) => ({ ...before, prompt: prompt.name, version: prompt.version })}
              aria-current={prompt === chosen ? "true" : undefined}
              className={clsx(
                "block rounded-control border px-3 py-2",
                prompt === chosen ? "border-accent bg-accent-soft" : "border-line hover:bg-depth-1",
              )}
            >
              <span className="flex flex-wrap items-center gap-2">
                <bdi className="font-medium [overflow-wrap:anywhere]">{prompt.name}</bdi>
                <Badge tone={prompt.from === "shipped" ? "calm" : "depth"}>
                  {prompt.from === "shipped" ? t.prompts.shipped : t.prompts.ownFile}
                </Badge>
              </span>
              <span className="block text-tiny text-ink-soft">
                {t.prompts.version(prompt.version)} · {t.prompts.usedBy(prompt.runs.length)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
