import { chdtrc, compiled, incbet, incbi, lgam, ndtr, ndtri } from "cephes";

// The library's functions are WebAssembly: ready once this has resolved.
await compiled;

/** Standard normal distribution function. Cephes `ndtr` (Moshier 1989). */
export function normalCdf(x: number): number {
  return ndtr(x);
}

/** @param share within (0, 1) */
export function normalQuantile(share: number): number {
  return ndtri(share);
}

/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/** Upper tail of chi-squared with `degrees` degrees of freedom. */
export function chiSquaredUpperTail(x: number, degrees: number): number {
  return x <= 0 ? 1 : chdtrc(degrees, x);
}

/** Regularised incomplete beta function: the distribution function of Beta(a, b). */
export function betaCdf(x: number, a: number, b: number): number {
  return incbet(a, b, x);
}

export function betaQuantile(share: number, a: number, b: number): number {
  return incbi(a, b, share);
}

/** Student's t by the incomplete beta function (Abramowitz and Stegun 26.7.1). `degrees` may be any positive number. */
export function studentCdf(t: number, degrees: number): number {
  const tail = studentUpperTail(Math.abs(t), degrees);
  return t > 0 ? 1 - tail : tail;
}

/** P(T > t) without the loss of digits that 1 minus the distribution function would bring. */
export function studentUpperTail(t: number, degrees: number): number {
  if (t < 0) return 1 - studentUpperTail(-t, degrees);
  const square = t * t;
  // One half less a large share would leave no digits of a small tail.
  return square < 1
    ? 0.5 - 0.5 * incbet(0.5, degrees / 2, square / (degrees + square))
    : 0.5 * incbet(degrees / 2, 0.5, degrees / (degrees + square));
}

/** Beyond it Student's t is the normal distribution to more digits than the inverse beta function has. */
const mostDegrees = 1e8;

/** Quantile of Student's t: the inverse incomplete beta function, made exact by Newton steps on the tail. */
export function studentQuantile(share: number, degrees: number): number {
  if (share === 0.5) return 0;
  if (degrees > mostDegrees) return normalQuantile(share);
  const tail = Math.min(share, 1 - share);
  let t = startingQuantile(tail, degrees);
  for (let step = 0; step < 3; step++) {
    t += (studentUpperTail(t, degrees) - tail) / studentDensity(t, degrees);
  }
  return share < 0.5 ? -t : t;
}

function startingQuantile(tail: number, degrees: number): number {
  if (tail > 0.25) {
    const ratio = incbi(0.5, degrees / 2, 1 - 2 * tail);
    return Math.sqrt((degrees * ratio) / (1 - ratio));
  }
  const ratio = incbi(degrees / 2, 0.5, 2 * tail);
  return Math.sqrt((degrees * (1 - ratio)) / ratio);
}

function studentDensity(t: number, degrees: number): number {
  const logBeta = lgam(0.5) + lgam(degrees / 2) - lgam((degrees + 1) / 2);
  return Math.exp(-0.5 * Math.log(degrees) - logBeta - ((degrees + 1) / 2) * Math.log1p((t * t) / degrees));
}
