type Field = "from" | "date" | "to" | "subject";

/** What mail programs call the lines above a message that they quote or forward, in the languages of most mail. */
const names: Readonly<Record<Field, string>> = {
  from: "From|Von|De|Da|Van|Fra|Från|Od|Feladó|Lähettäjä|Kimden|Gönderen|От|发件人|寄件者|差出人",
  date: "Sent|Date|Gesendet|Datum|Envoyé|Enviado(?: el)?|Enviada(?: em)?|Fecha|Data|Inviato|Verzonden|Sendt|Dato|Skickat|Wysłano|Odesláno|Dátum|Lähetetty|Päivämäärä|Tarih|Дата|Отправлено|发送时间|日期|送信日時|日時",
  to: "To|An|À|A|Para|Aan|Til|Till|Do|Komu|Címzett|Vastaanottaja|Kime|Кому|收件人|收件者|宛先",
  subject:
    "Subject|Betreff|Betr\\.|Objet|Asunto|Assunto|Oggetto|Onderwerp|Emne|Ämne|Temat|Předmět|Tárgy|Aihe|Konu|Тема|主题|主旨|件名",
};
const fields = Object.entries(names) as [Field, string][];
const patterns = fields.map(
  ([field, spelled]) => [field, new RegExp(String.raw`^[\s*_]*(?:${spelled})[\s*_]*[:：]`, "iu")] as const,
);

const separator =
  /^\s*[-_=*]{2,}\s*\p{L}*\s*(?:original|origin|ursprünglich|ursprung|oorspronkelijk|oprindelig|oryginaln|původní|alkuperäinen|eredeti|исходн|原始|元の|forward|weitergeleitet|transféré|reenviado|inoltrat|doorgestuurd|videresend|vidarebefordra|przekazan|přeposlan|encaminhad|пересыл|转发|轉寄|転送)[\p{L}' ]*\s*[-_=*]{2,}\s*$/iu;
const begun =
  /^\s*(?:Begin forwarded message|Anfang der weitergeleiteten Nachricht|Début du message (?:transféré|réexpédié)|Inicio del mensaje reenviado|Inizio messaggio inoltrato|Início da mensagem (?:encaminhada|reencaminhada)|Begin doorgestuurd bericht|Start på videresendt|Vidarebefordrat brev)\s*[:：]\s*$/iu;
const rule = /^\s*[_-]{10,}\s*$/;
const longestLine = 1000;
const linesOfBlock = 8;

export interface HeaderBlock {
  /** How many lines it takes, with the rule above it. */
  length: number;
  from: string | undefined;
}

/**
 * The lines at the top of a message that is quoted without marks, as Outlook does and forwarding: a line such as "-----Original
 * Message-----", or From with at least two of date, To and Subject below it.
 */
export function headerBlockAt(lines: readonly string[], at: number): HeaderBlock | undefined {
  const first = lines[at] as string;
  if (first.length > longestLine) return undefined;
  const isSeparator = separator.test(first) || begun.test(first);
  let from = at;
  if (isSeparator || rule.test(first)) {
    from += 1;
    while (from < at + 3 && lines[from]?.trim() === "") from += 1;
  }
  const found = new Set<Field>();
  let author: string | undefined;
  let end = from;
  for (; end < Math.min(lines.length, from + linesOfBlock); end += 1) {
    const line = (lines[end] as string).slice(0, longestLine);
    const field = patterns.find(([, pattern]) => pattern.test(line));
    // Further lines of the block, such as Cc, and addresses that are broken over lines.
    if (field === undefined && (found.size === 0 || line.trim() === "")) break;
    if (field !== undefined && !found.has(field[0])) {
      found.add(field[0]);
      if (field[0] === "from") author = nameIn(line.replace(field[1], ""));
    }
  }
  const isBlock = found.has("from") && found.size >= 3 && patternsFit(lines[from], isSeparator);
  if (isBlock) return { length: end - at, from: author };
  return isSeparator ? { length: 1, from: author } : undefined;
}

/** Without a line above it, a block begins with From. */
function patternsFit(first: string | undefined, isSeparated: boolean): boolean {
  const [, fromPattern] = patterns[0] as (typeof patterns)[number];
  return isSeparated || fromPattern.test(first ?? "");
}

function nameIn(value: string): string | undefined {
  const text = value.replace(/[*_]/g, "").trim();
  const name = text
    .replace(/\s*[<([].*$/, "")
    .replace(/^["']|["']$/g, "")
    .trim();
  const shown = name === "" ? (/[^\s<>[\]()]+@[^\s<>[\]()]+/.exec(text)?.[0] ?? "") : name;
  return shown === "" ? undefined : shown.slice(0, 80);
}
