export type IniSections = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Sections with their keys, as AWS writes its files: later keys win, indented lines belong to what is nested and are passed over. */
export function iniSections(text: string): IniSections {
  const sections = new Map<string, Record<string, string>>();
  let current: Record<string, string> | undefined;
  for (const line of text.split(/\r?\n/)) {
    const heading = /^\[\s*([^\]]+?)\s*\]/.exec(line)?.[1];
    const [, key, value] = /^([^\s#;=][^=]*?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (heading !== undefined) {
      current = sections.get(heading) ?? Object.create(null);
      sections.set(heading, current as Record<string, string>);
    } else if (current !== undefined && key !== undefined && value !== undefined) {
      current[key.toLowerCase()] = value.replace(/\s+[#;].*$/, "");
    }
  }
  return sections;
}
