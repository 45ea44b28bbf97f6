import type { GateLine, GateReport } from "../../contracts/gate.ts";

/** How the file begins: nothing else is overwritten. */
export const junitMarker = /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites name="soundings gate"/;

/** The lines of a rule as test cases: one that does not hold is a failure, one that could not be decided an error. */
export function gateJunit({ lines, sentence, experiment, evidence }: GateReport): string {
  const count = (end: GateLine["end"]) => lines.filter((line) => line.end === end).length;
  const counts = `tests="${lines.length}" failures="${count("fail")}" errors="${count("could-not-decide")}"`;
  const { rule, baseline, candidate, soundings, at } = evidence;
  const properties = {
    end: sentence,
    rule: `${rule.file} ${rule.digest}`,
    baseline: `${baseline.run} ${baseline.evaluation}`,
    candidate: `${candidate.run} ${candidate.evaluation}`,
    soundings,
  };
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<testsuites name="soundings gate" ${counts}>`,
    `  <testsuite name=${quoted(experiment)} ${counts} skipped="0" timestamp="${new Date(at).toISOString().slice(0, 19)}">`,
    "    <properties>",
    ...Object.entries(properties).map(
      ([name, value]) => `      <property name="${name}" value=${quoted(value)}/>`,
    ),
    "    </properties>",
    ...lines.map(testCase),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function testCase({ rule, title, end, sentence }: GateLine): string {
  const opening = `    <testcase classname="soundings.gate.${rule}" name=${quoted(title)} time="0"`;
  if (end === "pass") return `${opening}/>`;
  const element = end === "fail" ? "failure" : "error";
  return [
    `${opening}>`,
    `      <${element} type="${end}" message=${quoted(sentence)}>${characters(sentence)}</${element}>`,
    "    </testcase>",
  ].join("\n");
}

function quoted(text: string): string {
  return `"${characters(text)
    .replace(/"/g, "&quot;")
    .replace(/[\t\n\r]/g, (blank) => `&#${blank.charCodeAt(0)};`)}"`;
}

/** What XML 1.0 cannot hold at all, not even as a reference, is replaced; lone halves of a surrogate pair are such. */
function characters(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
}
