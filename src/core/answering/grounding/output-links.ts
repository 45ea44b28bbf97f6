/** A stretch of a token that leads, or may be made to lead, elsewhere. */
export interface LinkPart {
  start: number;
  end: number;
  /** A word that ends a sentence before another begins: it becomes none once a space parts the two. */
  isJoint: boolean;
}

const scheme = String.raw`[a-z][a-z0-9+.-]+:\/\/[^\s<>|]*`;
const looseScheme = String.raw`\bh(?:tt|xx|\*\*)ps?:[\\/]*[^\s<>|]+`;
const opaque = String.raw`(?<![a-z])(?:(?:javascript|vbscript|livescript|mailto|xmpp|tel|sms|view-source|blob|filesystem):[^\s<>|]+|data:[^\s<>|]*[/;,][^\s<>|]*)`;
const hostless = String.raw`(?<![a-z0-9:/\\])(?:\/\/|\\\\)[\p{L}\p{N}-]+\.[\p{L}\p{N}.-]*\p{L}[^\s<>|]*`;
const www = String.raw`(?<![\p{L}\p{N}])www\.[^\s<>|]*`;
const mail = String.raw`[\p{L}\p{N}.!#$%&'*+/=?^_{}~-]+@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+`;
const absolute = new RegExp([scheme, looseScheme, opaque, hostless, www].join("|"), "giu");
const address = new RegExp(mail, "giu");
const bare =
  /(?<![\p{L}\p{N}_@/])(?:[\p{L}\p{N}_-]+\.)+(?<top>\p{L}{2,24}|xn--[a-z0-9-]+)\.?(?<port>:\d+)?(?<rest>[/?#][^\s<>|]*)?(?![\p{L}\p{N}_])/giu;

/** Top levels that programs make links of without a scheme. */
const topLevels = new Set(
  (
    "com org net edu gov mil int biz info name pro aero asia cat coop jobs mobi museum post tel travel xxx app dev page blog cloud " +
    "online site store shop tech xyz top club vip icu live link click space website fun buzz work world life news today email " +
    "digital agency media network systems solutions services support zip mov example onion " +
    "рф бел укр 中国 中國 公司 网络 みんな 한국"
  ).split(" "),
);
/** Of two letters, but oftener the ending of a file's name or a word. */
const endings = new Set("md py rs ts js sh pl so cc mm ps am pm ai".split(" "));

/** What files that texts name end with: `data.json/items` leads nowhere. */
const fileEndings = new Set(
  "json jsonl yaml yml toml ini cfg conf html htm xml css csv tsv txt log lock pdf doc docx xls xlsx ppt pptx tsx jsx vue php java kt cpp hpp swift sql ipynb png jpg jpeg gif svg webp mp3 wav tar bak tmp".split(
    " ",
  ),
);

/** Where links stand in a token, a stretch without white space, in order and apart. Linear in practice: tokens are short. */
export function linksIn(token: string): LinkPart[] {
  if (!/[.:@/\\]/.test(token)) return [];
  const parts: LinkPart[] = [];
  const find = (pattern: RegExp, isJoint: (found: RegExpExecArray) => boolean | undefined) => {
    pattern.lastIndex = 0;
    for (let found = pattern.exec(token); found !== null; found = pattern.exec(token)) {
      const length = trimmedLength(found[0]);
      const joint = isJoint(found);
      if (length === 0 || joint === undefined) continue;
      parts.push({ start: found.index, end: found.index + length, isJoint: joint });
      // What was trimmed may begin the next one.
      pattern.lastIndex = found.index + length;
    }
  };
  if (/:|\/\/|\\\\|www\./i.test(token)) find(absolute, () => false);
  if (token.includes("@")) find(address, () => false);
  find(bare, ({ 0: found, groups }) => {
    const top = groups?.["top"] ?? "";
    const rest = groups?.["rest"] ?? "";
    const leads = rest !== "" || groups?.["port"] !== undefined;
    const isKnown = isTopLevel(top, leads);
    if (!isKnown && !mayCarry(top, rest)) return undefined;
    const begins = /^\p{Lu}\p{Ll}/u.test(top);
    if (!isKnown) return begins;
    return !leads && begins && /\p{Ll}\.\p{Lu}\p{Ll}*\.?$/u.test(found);
  });
  return joined(parts);
}

/** Parts that share a place are one link: what is let pass must be all of it. */
function joined(parts: readonly LinkPart[]): LinkPart[] {
  const apart: LinkPart[] = [];
  for (const part of [...parts].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = apart.at(-1);
    if (last === undefined || part.start >= last.end) apart.push({ ...part });
    else {
      last.end = Math.max(last.end, part.end);
      last.isJoint &&= part.isJoint;
    }
  }
  return apart;
}

function isTopLevel(top: string, leads: boolean): boolean {
  const key = top.toLowerCase();
  if (topLevels.has(key) || key.startsWith("xn--")) return true;
  return /^[a-z]{2}$/.test(key) && (leads || !endings.has(key));
}

/** New top levels are many: any word may be one where what stands behind it could carry something away. `box.width/2` is a division. */
function mayCarry(top: string, rest: string): boolean {
  return (
    /^[/?][^=]*\?[^=]*=|^\?[^=]+=|^\/[^.]{16}/.test(rest) &&
    /^[a-z]{3,24}$/i.test(top) &&
    !fileEndings.has(top.toLowerCase())
  );
}

/** Without the punctuation it ends with, and without a bracket that was opened before it. */
function trimmedLength(link: string): number {
  let depth = 0;
  let end = link.length;
  for (let at = 0; at < link.length; at++) {
    const character = link.charAt(at);
    if (character === "(") depth++;
    else if (character === ")" && --depth < 0) {
      end = at;
      break;
    }
  }
  while (end > 0 && ".,;:!?'*_~)}".includes(link.charAt(end - 1))) {
    if (link.charAt(end - 1) === ")" && link.slice(0, end).includes("(")) break;
    end--;
  }
  return end;
}

/** One spelling for two that lead to the same place: scheme and host in lower case. */
export function linkKey(link: string): string {
  const [, head = "", rest = ""] = /^((?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*)(.*)$/is.exec(link) ?? [];
  return head.toLowerCase() + (rest === "/" ? "" : rest);
}

const entityNames: Readonly<Record<string, string>> = {
  colon: ":",
  sol: "/",
  bsol: "\\",
  period: ".",
  commat: "@",
  lt: "<",
  gt: ">",
  amp: "&",
  num: "#",
  quest: "?",
  lpar: "(",
  rpar: ")",
  lbrack: "[",
  rbrack: "]",
  excl: "!",
  tab: "",
  newline: "",
  nbsp: " ",
};
const fewDecodings = 3;

/** As programs would read the token: once as Markdown; in the end, some taking an entity only with its semicolon, others without. */
export function decodedForms(token: string): string[] {
  return [...new Set([asMarkdown(token), decoded(token, ";"), decoded(token, ";?")])];
}

function asMarkdown(token: string): string {
  return token.replaceAll(
    /\\([!-/:-@[-`{-~])|&#x([0-9a-f]{1,6});|&#(\d{1,7});|&([a-z]+);/gi,
    (whole, mark?: string, hex?: string, decimal?: string, name?: string) => {
      if (mark !== undefined) return mark;
      if (hex !== undefined) return character(Number.parseInt(hex, 16), whole);
      if (decimal !== undefined) return character(Number(decimal), whole);
      return entityNames[(name ?? "").toLowerCase()] ?? whole;
    },
  );
}

/** Entities, escapes, percent signs, defanged and wide characters undone. */
function decoded(token: string, semicolon: string): string {
  const hex = new RegExp(`&#x([0-9a-f]{1,6})${semicolon}`, "gi");
  const decimal = new RegExp(`&#(\\d{1,7})${semicolon}`, "g");
  const named = new RegExp(`&([a-z]+)${semicolon}`, "gi");
  let text = token;
  for (let round = 0; round < fewDecodings; round++) {
    const before = text;
    text = text
      .replaceAll(hex, (whole, code: string) => character(Number.parseInt(code, 16), whole))
      .replaceAll(decimal, (whole, code: string) => character(Number(code), whole))
      .replaceAll(named, (whole, name: string) => entityNames[name.toLowerCase()] ?? whole)
      .replaceAll(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      .replaceAll(/\\u\{?00([0-7][0-9a-f])\}?/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
      .replaceAll(/\\([!-/:-@[-`{-~])/g, "$1")
      .replaceAll(/[[({](\.|dot|:|:\/\/)[\])}]/gi, (_, mark: string) => (/dot/i.test(mark) ? "." : mark))
      .normalize("NFKC");
    if (text === before) break;
  }
  return text;
}

function character(code: number, whole: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
