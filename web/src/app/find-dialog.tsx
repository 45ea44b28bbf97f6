import { Autocomplete } from "@base-ui/react/autocomplete";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Breakable } from "../design/breakable.tsx";
import { Dialog } from "../design/dialog.tsx";
import { inputStyle } from "../design/text-field.tsx";
import * as t from "../messages/messages.ts";
import { type Found, findQuery } from "./find-query.ts";

/** Finds pages, runs, questions and sources by a part of their name. */
export function FindDialog({ onClose }: { onClose(): void }): ReactNode {
  const [text, setText] = useState("");
  const navigate = useNavigate();
  const { data: found = [] } = useQuery(findQuery(text));
  const open = (one: Found): void => {
    onClose();
    void navigate({ href: one.href });
  };
  return (
    <Dialog open onClose={onClose} title={t.app.find}>
      <Autocomplete.Root
        open
        inline
        items={found}
        value={text}
        onValueChange={setText}
        itemToStringValue={({ label }: Found) => label}
        filter={null}
        autoHighlight="always"
        keepHighlight
      >
        <Autocomplete.Input
          autoFocus
          aria-label={t.app.findPlaceholder}
          placeholder={t.app.findPlaceholder}
          className={inputStyle}
        />
        <Autocomplete.List className="mt-2 max-h-[50vh] overflow-auto">
          {(one: Found) => (
            <Autocomplete.Item
              key={one.id}
              value={one}
              onClick={() => open(one)}
              className="flex min-h-9 cursor-pointer items-baseline gap-3 rounded-control px-2 py-1.5 text-small data-highlighted:bg-depth-2"
            >
              <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                <Breakable text={one.label} />
              </span>
              <span className="text-tiny text-ink-soft">{one.kind}</span>
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
        <Autocomplete.Empty className="px-2 text-small text-ink-soft empty:hidden">
          {text !== "" && found.length === 0 ? t.app.findNothing : null}
        </Autocomplete.Empty>
      </Autocomplete.Root>
      <p className="mt-2 text-tiny text-ink-soft">{t.app.findHint}</p>
    </Dialog>
  );
}
