import { useEffect, useEffectEvent } from "react";

/** Command-K, or Control-K where there is no such key. It works everywhere, in fields too. */
export function useFindKey(open: () => void): void {
  const listen = useEffectEvent((event: KeyboardEvent): void => {
    if (
      event.key.toLowerCase() !== "k" ||
      !(event.metaKey || event.ctrlKey) ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    open();
  });
  // The keyboard is the outside system.
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => listen(event);
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, []);
}
