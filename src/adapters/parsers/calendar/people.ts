import { type Component, propertiesNamed, type Property } from "./components.ts";

const mostNamed = 50;
const answers: Readonly<Record<string, string>> = {
  ACCEPTED: "accepted",
  DECLINED: "declined",
  TENTATIVE: "tentative",
  DELEGATED: "delegated",
  "NEEDS-ACTION": "no answer",
  COMPLETED: "completed",
  "IN-PROCESS": "in process",
};

/** "Ada <ada@example.org> (organiser), Bob (accepted), Room 2 (resource)"; empty where nobody is named. */
export function peopleIn(component: Component): string {
  const organisers = propertiesNamed(component, "organizer");
  const addresses = new Set(organisers.map(addressOf));
  const attendees = propertiesNamed(component, "attendee").filter(
    (property) => !addresses.has(addressOf(property)),
  );
  const people = [
    ...organisers.map((property) => `${nameOf(property)} (organiser)`),
    ...attendees.map((property) => `${nameOf(property)}${statusOf(property)}`),
  ];
  const beyond = people.length - mostNamed;
  return beyond > 0 ? `${people.slice(0, mostNamed).join(", ")} and ${beyond} more` : people.join(", ");
}

function addressOf({ values }: Property): string {
  const [value] = values;
  return (typeof value === "string" ? value : "").replace(/^mailto:/i, "").toLowerCase();
}

function nameOf(property: Property): string {
  const name = (property.parameters["cn"] ?? "")
    .replace(/^["']|["']$/g, "")
    .replace(/\s+/g, " ")
    .trim();
  const address = addressOf(property);
  const isMail = address.includes("@");
  if (name === "" || name.toLowerCase() === address) return isMail || name === "" ? address : name;
  return isMail ? `${name} <${address}>` : name;
}

function statusOf({ parameters }: Property): string {
  const kind = parameters["cutype"]?.toUpperCase();
  const words = [
    answers[parameters["partstat"]?.toUpperCase() ?? ""],
    parameters["role"]?.toUpperCase() === "OPT-PARTICIPANT" ? "optional" : undefined,
    kind === "ROOM" || kind === "RESOURCE" ? kind.toLowerCase() : undefined,
  ].filter((word) => word !== undefined);
  return words.length === 0 ? "" : ` (${words.join(", ")})`;
}
