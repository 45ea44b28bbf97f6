import { type ReactNode, useSyncExternalStore } from "react";
import { Checkbox } from "../design/checkbox.tsx";
import { Dialog } from "../design/dialog.tsx";
import { KeyboardKey } from "../design/keyboard-key.tsx";
import { type KeyBinding, singleKeys, useBindings } from "../keyboard/keys.ts";
import * as t from "../messages/messages.ts";

export function KeysDialog({ open, onClose }: { open: boolean; onClose(): void }): ReactNode {
  const { everywhere, here } = useBindings();
  const areOn = useSyncExternalStore(singleKeys.subscribe, singleKeys.areOn);
  return (
    <Dialog open={open} onClose={onClose} title={t.app.keysTitle}>
      {here.length > 0 && <KeyList title={t.app.keysHere} bindings={here} />}
      <KeyList title={t.app.keysEverywhere} bindings={everywhere} />
      <Checkbox label={t.app.keysOff} checked={areOn} onChange={(on) => singleKeys.set(on)} />
    </Dialog>
  );
}

function KeyList({ title, bindings }: { title: string; bindings: readonly KeyBinding[] }): ReactNode {
  return (
    <section className="mb-4">
      <h3 className="mb-1">{title}</h3>
      <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {bindings.map(({ key, label }) => (
          <li key={key} className="flex items-baseline justify-between gap-3 text-small">
            <span>{label}</span>
            <span className="flex gap-1">
              {key.split(" ").map((part) => (
                <KeyboardKey key={part}>{part === "" ? "␣" : part}</KeyboardKey>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
