/** Only the scroller moves, and only where the place is out of sight. */
export function intoView(scroller: HTMLElement, element: HTMLElement): void {
  const [frame, place] = [scroller.getBoundingClientRect(), element.getBoundingClientRect()];
  if (place.top >= frame.top + 24 && place.bottom <= frame.bottom - 24) return;
  scroller.scrollTop += place.top - frame.top - frame.height / 3;
}
