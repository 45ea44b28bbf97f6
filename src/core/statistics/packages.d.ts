/** Special functions of the Cephes library, compiled to WebAssembly; the package's own types are not exported to ES modules. */
declare module "cephes" {
  /** Resolves once the functions may be called. */
  export const compiled: Promise<void>;
  /** Upper tail of chi-squared. */
  export function chdtrc(degrees: number, x: number): number;
  /** Regularised incomplete beta function. */
  export function incbet(a: number, b: number, x: number): number;
  /** Its inverse in x. */
  export function incbi(a: number, b: number, share: number): number;
  /** Logarithm of the gamma function. */
  export function lgam(x: number): number;
  /** Standard normal distribution function. */
  export function ndtr(x: number): number;
  /** Its inverse. */
  export function ndtri(share: number): number;
}
