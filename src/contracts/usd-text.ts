/** "$0.15", "$12.00"; below a cent two figures that count, such as "$0.0034". */
export function usdText(usd: number): string {
  if (usd === 0 || usd >= 0.01) return `$${usd.toFixed(2)}`;
  // Never in the form 3.4e-7.
  return `$${usd.toFixed(Math.min(12, 1 - Math.floor(Math.log10(usd))))}`;
}
