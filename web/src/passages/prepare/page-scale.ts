/** Beside the page, for the numbers of chunks. */
export const railPixels = 40;
const leastScale = 0.2;
const mostScale = 6;
/** More than this a canvas cannot be, or the browser draws nothing. */
const mostPixels = 16_000_000;

/** Pixels a point. @param zoom in percent of the printed size at 96 pixels an inch; null fits the width */
export function pageScale(zoom: number | null, pageWidth: number, room: number): number {
  const wanted = zoom === null ? room / pageWidth : (zoom / 100) * (96 / 72);
  return Math.min(Math.max(wanted, leastScale), mostScale);
}

/** How many points of the canvas stand for one of the page: as fine as the screen, as long as the browser can hold it. */
export function canvasScale(width: number, height: number, screen: number): number {
  return Math.min(screen, Math.sqrt(mostPixels / Math.max(1, width * height)));
}

export const zoomSteps = [50, 75, 100, 125, 150, 200, 300, 400] as const;

/** The next step up or down from what is shown now. */
export function nextZoom(shown: number, direction: 1 | -1): number {
  return direction === 1
    ? (zoomSteps.find((step) => step > shown + 1) ?? zoomSteps.at(-1)!)
    : (zoomSteps.findLast((step) => step < shown - 1) ?? zoomSteps[0]);
}
