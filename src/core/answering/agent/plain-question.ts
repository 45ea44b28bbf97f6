/** Words that join two things that are asked for, or hold one against another. */
const joining =
  /[;,:/&+、，；]|(?<![\p{L}\p{N}])(?:and|or|versus|vs|compared?|difference|differences|between|both|each|und|oder|sowie|verglichen|unterschied|unterschiede|zwischen|beide|jeweils|y|e|o|u|comparado|diferencia|diferencias|entre|ambos|ambas|cada)(?![\p{L}\p{N}])|[和与與及或]|比较|比較|区别|區別/iu;

const mostWords = 12;
/** Of scripts without blanks. */
const mostCharacters = 90;

/**
 * True for a short question that joins nothing: it asks for one thing, and no model has to be asked whether it does. A longer
 * one or one with a joining word may ask for several. False positives cost a search for the parts, false negatives one call.
 */
export function isPlainQuestion(question: string): boolean {
  const asked = question.trim();
  const marks = asked.match(/[?？؟]/gu)?.length ?? 0;
  return (
    marks <= 1 &&
    asked.length <= mostCharacters &&
    asked.split(/\s+/u).length <= mostWords &&
    !joining.test(asked)
  );
}
