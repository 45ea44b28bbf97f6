import { type RefObject, useEffect, useEffectEvent, useState } from "react";

/** Hears what is dropped on an element; says whether something is held over it. */
export function useDrop(
  zone: RefObject<HTMLElement | null>,
  onDrop: (dropped: DataTransfer) => void,
): boolean {
  const [isOver, setOver] = useState(false);
  const tell = useEffectEvent(onDrop);
  // Dragging is the browser's; the element has no other part in it.
  useEffect(() => {
    const element = zone.current;
    if (element === null) return;
    const over = (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    };
    const leave = (): void => setOver(false);
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer !== null) tell(event.dataTransfer);
    };
    element.addEventListener("dragover", over);
    element.addEventListener("dragleave", leave);
    element.addEventListener("drop", drop);
    return () => {
      element.removeEventListener("dragover", over);
      element.removeEventListener("dragleave", leave);
      element.removeEventListener("drop", drop);
    };
  }, [zone]);
  return isOver;
}
