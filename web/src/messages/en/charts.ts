export const charts = {
  saveSvg: "Drawing (SVG)",
  savePng: "Picture (PNG)",
  saveCsv: "Numbers (CSV)",
  save: "Save",
  from: "from",
  below: "below",
  withMedian: (unit: string, median: string): string => `${unit}, median ${median} (dashed)`,
  interval: (value: string, low: string, high: string): string => `${value}, 95 % interval ${low} to ${high}`,
};
