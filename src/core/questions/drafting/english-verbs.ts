/** Regular verbs in their base form: the ones that manuals, terms and letters are full of. */
const regular =
  "accept access add aim adjust allow annotate answer apply arrive ask assess attach authenticate avoid bleed book boot build call cancel cause change charge check choose clean clear click climb close collect compare complete confirm connect contact contain control convert cook copy cost count cover create cross customise customize cut damage debug declare define delete deploy depend describe deliver design determine develop disable display dispose divide download drain drop dry embed empty enable encode end enhance ensure enter estimate evaluate examine expire explain explore export expect extend extract fill filter finish fit fix flush follow format generate handle happen heat help identify implement import improve include increase indicate inform insert insulate install integrate join last launch leak learn lift list load lock log look lower maintain manage mark match measure migrate monitor move name need notice notify observe offer open operate optimise optimize order organise organize park pass paste pay perform plan play post prepare press prevent process produce prompt protect provide pull pump push raise reach receive recommend reduce refer refund register release remove rent repair replace report represent request require rescue reset resolve respond restart restore retrieve return review rinse save scale scan search select service set share show sign slide smoke solve specify start state stay steer stop store stream submit summarise summarize supply support switch test tidy toggle touch track train transfer translate travel try turn unlock unplug update upgrade upload use vacuum vary verify view visit wait walk warm wash water wipe work write";

/** Base, past tense, past participle. */
const irregular: readonly (readonly [string, string, string])[] = [
  ["be", "was", "been"],
  ["begin", "began", "begun"],
  ["break", "broke", "broken"],
  ["bring", "brought", "brought"],
  ["build", "built", "built"],
  ["buy", "bought", "bought"],
  ["choose", "chose", "chosen"],
  ["come", "came", "come"],
  ["drink", "drank", "drunk"],
  ["eat", "ate", "eaten"],
  ["ride", "rode", "ridden"],
  ["swim", "swam", "swum"],
  ["cut", "cut", "cut"],
  ["do", "did", "done"],
  ["draw", "drew", "drawn"],
  ["drive", "drove", "driven"],
  ["feed", "fed", "fed"],
  ["find", "found", "found"],
  ["get", "got", "got"],
  ["give", "gave", "given"],
  ["go", "went", "gone"],
  ["hang", "hung", "hung"],
  ["have", "had", "had"],
  ["hold", "held", "held"],
  ["keep", "kept", "kept"],
  ["know", "knew", "known"],
  ["lay", "laid", "laid"],
  ["leave", "left", "left"],
  ["let", "let", "let"],
  ["lie", "lay", "lain"],
  ["light", "lit", "lit"],
  ["lose", "lost", "lost"],
  ["make", "made", "made"],
  ["mean", "meant", "meant"],
  ["meet", "met", "met"],
  ["pay", "paid", "paid"],
  ["put", "put", "put"],
  ["read", "read", "read"],
  ["ring", "rang", "rung"],
  ["run", "ran", "run"],
  ["say", "said", "said"],
  ["see", "saw", "seen"],
  ["sell", "sold", "sold"],
  ["send", "sent", "sent"],
  ["set", "set", "set"],
  ["show", "showed", "shown"],
  ["shut", "shut", "shut"],
  ["sit", "sat", "sat"],
  ["speak", "spoke", "spoken"],
  ["spend", "spent", "spent"],
  ["stand", "stood", "stood"],
  ["take", "took", "taken"],
  ["tell", "told", "told"],
  ["think", "thought", "thought"],
  ["throw", "threw", "thrown"],
  ["understand", "understood", "understood"],
  ["wear", "wore", "worn"],
  ["win", "won", "won"],
  ["write", "wrote", "written"],
];

const doublesConsonant =
  /^(?:begin|cut|drop|fit|flush|get|let|log|plan|put|reset|run|scan|set|shut|sit|stop|submit|transfer|win)$/;
const bases = [...new Set([...regular.split(" "), ...irregular.map(([base]) => base)])];

const thirdPersons = new Map(bases.map((base) => [thirdPerson(base), base]));
thirdPersons.set("has", "have").set("is", "be");
const gerunds = new Map(bases.map((base) => [gerund(base), base]));
gerunds.set("lying", "lie");
const pasts = new Map([
  ...bases.map((base): [string, string] => [regularPast(base), base]),
  ...irregular.map(([base, past]): [string, string] => [past, base]),
]);
const participles = new Set([...bases.map(regularPast), ...irregular.map(([, , participle]) => participle)]);
const baseForms = new Set(bases);

/** "opens" to "open"; undefined for a word that is no known verb in this form. */
export function baseOfThirdPerson(word: string): string | undefined {
  return thirdPersons.get(word.toLowerCase());
}

export function baseOfGerund(word: string): string | undefined {
  return gerunds.get(word.toLowerCase());
}

export function baseOfPast(word: string): string | undefined {
  return pasts.get(word.toLowerCase());
}

export function isParticiple(word: string): boolean {
  return participles.has(word.toLowerCase());
}

export function isBaseVerb(word: string): boolean {
  return baseForms.has(word.toLowerCase());
}

function thirdPerson(base: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(base)) return `${base}es`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}

function gerund(base: string): string {
  if (doublesConsonant.test(base)) return `${base}${base.at(-1)}ing`;
  return /[^eoy]e$/.test(base) ? `${base.slice(0, -1)}ing` : `${base}ing`;
}

function regularPast(base: string): string {
  if (doublesConsonant.test(base)) return `${base}${base.at(-1)}ed`;
  if (base.endsWith("e")) return `${base}d`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
}
