import type { HiddenText } from "../../../contracts/source.ts";
import { invisibleRuns } from "../shared/invisible-characters.ts";
import { areaOf, type Box, shareCovered } from "./box.ts";
import type { PaintedArea, PaintedPage, PaintedText } from "./painted-page.ts";

export interface SeenAndHidden {
  seen: PaintedText[];
  hidden: { why: HiddenText["why"]; text: PaintedText }[];
  /** Text that recognition laid, unpainted, over a picture of the page. */
  recognised: boolean;
}

/** Type that is smaller as shown cannot be read at any usual magnification. */
const smallestSize = 1.5;
/** Ratio of luminances by WCAG 2, from 1 to 21; the faintest watermark meant to be seen lies above. */
const leastContrast = 1.12;
/** Of 255, in the channel that differs most. */
const mostDifference = 40;
/** A picture of a page may leave its margins free. */
const pictureOfPage = 0.3;
const wholePage = 0.8;

/** Tells what a reader of the page sees from what is there without being seen. */
export function seenAndHidden(page: PaintedPage): SeenAndHidden {
  const result: SeenAndHidden = { seen: [], hidden: [], recognised: false };
  const whole: Box = { left: 0, top: 0, right: page.width, bottom: page.height };
  const areas = areasByPlace(page.areas, page.height);
  const scans = page.areas.filter(
    ({ kind, box }) => kind === "picture" && areaOf(box) >= pictureOfPage * areaOf(whole),
  );
  for (const text of page.texts) {
    const isRecognised =
      text.unseen === "ocr-or-not-painted" && scans.some((scan) => shareCovered(text.box, scan.box) > 0.5);
    const shapeless = withoutShape(text);
    const why = isRecognised ? undefined : whyHidden(text, whole, areas(text.box));
    if (shapeless !== undefined) result.hidden.push(shapeless);
    else if (why !== undefined) result.hidden.push({ why, text });
    else result.seen.push(text);
    if (isRecognised) result.recognised = true;
  }
  const isScanned = scans.some(({ box }) => areaOf(box) >= wholePage * areaOf(whole));
  return isScanned && result.seen.length === 0 ? textBeneathScan(result) : result;
}

/** Some programs for recognition paint the text first and the picture of the page over it. */
function textBeneathScan({ hidden }: SeenAndHidden): SeenAndHidden {
  const seen = hidden.filter(({ why }) => why === "covered").map(({ text }) => text);
  return { seen, hidden: hidden.filter(({ why }) => why !== "covered"), recognised: seen.length > 0 };
}

/** A word of nothing but characters that have no shape, with what they spell. */
function withoutShape(text: PaintedText): SeenAndHidden["hidden"][number] | undefined {
  if (!/[\u00ad-\uffff]/.test(text.text)) return undefined;
  const [run, ...others] = invisibleRuns(text.text);
  if (run === undefined || others.length > 0 || run.end - run.start < text.text.length) return undefined;
  return { why: run.why, text: { ...text, text: run.says } };
}

function whyHidden(
  text: PaintedText,
  whole: Box,
  areas: readonly PaintedArea[],
): HiddenText["why"] | undefined {
  if (shareCovered(text.box, whole) < 0.2) return "off-page";
  if (text.unseen !== undefined) return "not-painted";
  if (text.size < smallestSize) return "tiny";
  let ground: number | undefined = 0xffffff;
  for (const area of areas) {
    const share = shareCovered(text.box, area.box);
    if (area.order > text.order) {
      if (area.opaque && share > 0.95 && !isUnderline(area, text)) return "covered";
    } else if (share > 0.8) {
      ground = laidOver(ground, area.colour, area.alpha);
    } else if (share > 0.3) {
      ground = undefined;
    }
  }
  const colour = laidOver(ground, text.colour, text.alpha);
  return colour !== undefined && ground !== undefined && isSame(colour, ground) ? "no-contrast" : undefined;
}

function isUnderline(area: PaintedArea, text: PaintedText): boolean {
  return area.box.bottom - area.box.top < 0.5 * text.size;
}

/** Areas in order of painting, found by bands of the page so that a thousand of them do not meet a thousand words. */
function areasByPlace(areas: readonly PaintedArea[], height: number): (box: Box) => readonly PaintedArea[] {
  const bandHeight = Math.max(1, height / 40);
  const bandOf = (y: number) => Math.min(39, Math.max(0, Math.floor(y / bandHeight)));
  const bands: PaintedArea[][] = Array.from({ length: 40 }, () => []);
  for (const area of areas) {
    for (let band = bandOf(area.box.top); band <= bandOf(area.box.bottom); band += 1) bands[band]?.push(area);
  }
  return (box) => bands[bandOf((box.top + box.bottom) / 2)] ?? [];
}

/** What is seen where a colour lies over a ground; undefined where either is not known. */
function laidOver(ground: number | undefined, colour: number | undefined, alpha: number): number | undefined {
  if (alpha > 0.95 || colour === undefined) return colour;
  if (ground === undefined) return undefined;
  return channelsOf(colour)
    .map((channel, at) => Math.round(alpha * channel + (1 - alpha) * (channelsOf(ground)[at] as number)))
    .reduce((mixed, channel) => mixed * 256 + channel, 0);
}

/** To the eye: red on a green of the same lightness differs, pale grey on white does not. */
function isSame(one: number, other: number): boolean {
  const others = channelsOf(other);
  if (channelsOf(one).some((channel, at) => Math.abs(channel - (others[at] as number)) > mostDifference)) {
    return false;
  }
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05) < leastContrast;
}

function channelsOf(colour: number): number[] {
  return [(colour >> 16) & 0xff, (colour >> 8) & 0xff, colour & 0xff];
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: number): number {
  const [red, green, blue] = channelsOf(colour).map((value) => {
    const channel = value / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
