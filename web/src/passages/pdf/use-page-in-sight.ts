import { useEffect, useEffectEvent, useRef } from "react";

const restMilliseconds = 150;
const mostTries = 5;

/**
 * Keeps the page in sight and the page that is wanted in step, in both directions: scrolling tells of the page it comes to rest on,
 * and another wanted page is scrolled to. What was told comes back as wanted; it moves nothing.
 */
export function usePageInSight({
  wanted,
  inSight,
  isMoving,
  isReady,
  goTo,
  onPage,
}: {
  wanted: number;
  inSight: number;
  isMoving: boolean;
  /** It has a size and can be scrolled. */
  isReady: boolean;
  goTo(page: number): void;
  onPage(page: number): void;
}): void {
  const shown = useRef<number | null>(null);
  const goal = useRef<{ page: number; tries: number } | null>(null);
  const told = useRef(new Set<number>());

  const want = useEffectEvent((page: number): void => {
    if (page === shown.current || told.current.delete(page)) return;
    told.current.clear();
    shown.current = page;
    goal.current = { page, tries: 1 };
    goTo(page);
  });
  const rest = useEffectEvent((page: number): void => {
    const aim = goal.current;
    if (aim !== null && aim.page !== page && aim.tries < mostTries) {
      // Pages on the way turned out taller or lower than was guessed.
      goal.current = { page: aim.page, tries: aim.tries + 1 };
      goTo(aim.page);
      return;
    }
    goal.current = null;
    // The last page may be too short to come to the top: it was wanted, and it is in sight.
    if (aim !== null || shown.current === null || page === shown.current) return;
    shown.current = page;
    told.current.add(page);
    onPage(page);
  });
  // The scroll position is the browser's.
  useEffect(() => {
    if (isReady) want(wanted);
  }, [wanted, isReady]);
  useEffect(() => {
    if (isMoving || !isReady) return;
    const timer = setTimeout(() => rest(inSight), restMilliseconds);
    return () => clearTimeout(timer);
  }, [isMoving, isReady, inSight]);
}
