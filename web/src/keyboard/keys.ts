import { useEffect, useEffectEvent, useSyncExternalStore } from "react";

/** One key and what it does. `key` as KeyboardEvent has it, or two with a space: "g h" is g, then h. */
export interface KeyBinding {
  key: string;
  label: string;
  run(): void;
}

interface KeyGroup {
  bindings: readonly KeyBinding[];
  isPage: boolean;
}

const groups = new Set<KeyGroup>();
const listeners = new Set<() => void>();
let snapshot: readonly KeyGroup[] = [];
let prefix: { key: string; until: number } | undefined;
const storageKey = "soundings.keys";
const prefixMilliseconds = 1500;

/** Keys that work while the component is on the page. `?` lists them. Nothing happens while somebody writes in a field. */
export function useKeys(bindings: readonly KeyBinding[], { isPage = true }: { isPage?: boolean } = {}): void {
  const run = useEffectEvent((key: string): void => bindings.find((one) => one.key === key)?.run());
  const listed = JSON.stringify(bindings.map(({ key, label }) => [key, label]));
  // The keyboard is the outside system.
  useEffect(() => {
    const pairs = JSON.parse(listed) as [string, string][];
    const group: KeyGroup = {
      isPage,
      bindings: pairs.map(([key, label]) => ({ key, label, run: () => run(key) })),
    };
    groups.add(group);
    changed();
    return () => {
      groups.delete(group);
      changed();
    };
  }, [listed, isPage]);
}

/** What `?` lists now. */
export function useBindings(): { everywhere: readonly KeyBinding[]; here: readonly KeyBinding[] } {
  const all = useSyncExternalStore(subscribe, () => snapshot);
  return {
    everywhere: all.filter(({ isPage }) => !isPage).flatMap(({ bindings }) => bindings),
    here: all.filter(({ isPage }) => isPage).flatMap(({ bindings }) => bindings),
  };
}

/** Whether single keys do something: who speaks to their computer switches them off (WCAG 2.1.4). */
export const singleKeys = {
  areOn: (): boolean => localStorage.getItem(storageKey) !== "off",
  set(on: boolean): void {
    localStorage.setItem(storageKey, on ? "on" : "off");
    changed();
  },
  subscribe,
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed(): void {
  snapshot = [...groups];
  for (const listener of listeners) listener();
}

/** A window, menu or list that lies over the page: keys are its own. Lists that are kept ready while closed do not count. */
function somethingIsOpen(): boolean {
  const over = document.querySelectorAll('[role="dialog"],[role="menu"],[role="listbox"]');
  return [...over].some((one) => one.checkVisibility());
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest("input:not([type=checkbox]):not([type=radio]),textarea,select") !== null
  );
}

/** Listens for the whole page; called once. */
export function listenForKeys(): void {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!singleKeys.areOn() || isWriting(event.target)) return;
    if (somethingIsOpen()) return;
    const held = prefix !== undefined && event.timeStamp < prefix.until ? prefix.key : undefined;
    prefix = undefined;
    // The page's own keys come before those of every page.
    const bindings = [...groups]
      .toSorted((a, b) => Number(b.isPage) - Number(a.isPage))
      .flatMap((group) => group.bindings);
    const chord = held === undefined ? event.key : `${held} ${event.key}`;
    const binding = bindings.find(({ key }) => key === chord);
    if (binding !== undefined) {
      event.preventDefault();
      binding.run();
    } else if (bindings.some(({ key }) => key.startsWith(`${event.key} `))) {
      prefix = { key: event.key, until: event.timeStamp + prefixMilliseconds };
    }
  });
}
