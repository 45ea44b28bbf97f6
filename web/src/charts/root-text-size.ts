/** The page's text size against the usual 16 pixels: it grows with the window and with the browser's own setting. */
export function rootTextSize(): number {
  return (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16;
}
