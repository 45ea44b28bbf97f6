/** A vector for a text that is neither of length 1 nor the same for another text: how often each code unit, by its lowest bits. */
export function countedVector(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at) % dimensions;
    vector[unit] = (vector[unit] ?? 0) + 1;
  }
  return vector;
}
