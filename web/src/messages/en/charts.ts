export const charts = {
  saveSvg: "Drawing (SVG)",
  savePng: "Picture (PNG)",
  saveCsv: "Numbers (CSV)",
  save: "Save",
  from: "from",
  below: "below",
  median: (value: string): string => `median ${value}`,
  interval: (value: string, low: string, high: string): string => `${value}, 95 % interval ${low} to ${high}`,
};
