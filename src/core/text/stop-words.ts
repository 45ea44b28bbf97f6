import * as lists from "stopword";

// The package's lists lack these words of questions.
const englishQuestions = words("do does why when whom whose");
const spanishQuestions = words(`
  cuál cuáles quién quiénes cómo cuándo cuánto cuántos cuánta cuántas dónde es son fue era fueron ha han había hay este esta estos
  estas a les nos
`);
const frenchElisions = words("c d j l m n qu s t jusqu lorsqu puisqu quoiqu");
const italianElisions = words("l d un c all dall dell nell sull coll quell quest");
// Snowball's list and words of questions. The package's German list holds words that questions are about: drei, Beispiel, Jahr.
const german = words(`
  aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei bin bis bist da
  damit dann das dass daß dein deine deinem deinen deiner deines dem den denn der deren derer derselbe dessen dich die dies diese
  diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines einig einige einigem einigen einiger einiges
  einmal er es etwas euch euer eure eurem euren eurer für gegen gewesen hab habe haben hat hatte hatten hier hin hinter ich ihm ihn
  ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist jede jedem jeden jeder jedes jene jenem jenen jener jenes jetzt kann
  kein keine keinem keinen keiner keines können könnte machen man manche manchem manchen mancher manches mein meine meinem meinen
  meiner meines mich mir mit muss musste nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seines
  selbst sich sie sind so solche solchem solchen solcher solches soll sollte sondern sonst über um und uns unser unsere unserem
  unseren unter viel vom von vor während wann war waren warst warum was weg weil weiter welche welchem welchen welcher welches wem
  wen wenn wer werde werden weshalb wie wieder wieso will wir wird wirst wo woher wohin wollen wollte worden wurde wurden würde
  würden zu zum zur zwar zwischen
`);

const none = new Set<string>();
/** By ISO 639-1 code, lower case. */
const stopWords: Record<string, readonly string[]> = {
  ar: lists.ara,
  bg: lists.bul,
  ca: [...lists.cat, ...words("l d n s m t")],
  cs: lists.ces,
  da: lists.dan,
  de: german,
  el: lists.ell,
  en: [...lists.eng, ...englishQuestions],
  es: [...lists.spa, ...spanishQuestions],
  et: lists.est,
  eu: lists.eus,
  fa: lists.fas,
  fi: lists.fin,
  fr: [...lists.fra, ...frenchElisions],
  ga: lists.gle,
  he: lists.heb,
  hi: lists.hin,
  hr: lists.hrv,
  hu: lists.hun,
  hy: lists.hye,
  id: lists.ind,
  it: [...lists.ita, ...italianElisions],
  lt: lists.lit,
  lv: lists.lav,
  nb: lists.nob,
  nl: lists.nld,
  nn: lists.nob,
  no: lists.nob,
  pl: lists.pol,
  pt: lists.por,
  ro: lists.ron,
  ru: lists.rus,
  sk: lists.slk,
  sl: lists.slv,
  sv: lists.swe,
  tr: lists.tur,
  uk: lists.ukr,
  vi: lists.vie,
};

/** Words that say how a sentence is built, not what it is about. None where no list is known. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  const list = Object.hasOwn(stopWords, language) ? stopWords[language] : undefined;
  return list === undefined ? none : new Set(list.map((word) => word.normalize("NFKC")));
}

function words(spaced: string): string[] {
  return spaced.trim().split(/\s+/);
}
