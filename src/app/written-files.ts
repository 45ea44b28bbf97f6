/** How files begin that Soundings writes for people, often into the folder that its sources lie in. */
export const reportMarker = "<!-- soundings report -->";
export const gateMarker = "<!-- soundings gate -->";
export const ledgerCsvMarker = /^"when","purpose","method","origin"/;

/** No such file is a source: a report holds the questions with their gold, and answers of models. */
export const writtenBeginnings = [
  new RegExp(`^${reportMarker}`),
  new RegExp(`^${gateMarker}`),
  ledgerCsvMarker,
] as const;
