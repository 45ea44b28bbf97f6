/** Words that join two things that are asked for, or hold one against another. */
const joining =
  /[;,:/&+、，；]|(?<![\p{L}\p{N}])(?:and|or|versus|vs|compared?|difference|differences|between|both|each|und|oder|sowie|verglichen|unterschied|unterschiede|zwischen|beide|jeweils|y|e|o|u|comparado|diferencia|diferencias|entre|ambos|ambas|cada)(?![\p{L}\p{N}])|[和与與及或]|比较|比較|区别|區別/iu;

const mostWords = 20;
/** Of scripts without blanks. */
const mostCharacters = 140;

/**
 * True for a question of moderate length that joins nothing: it asks for one thing, and no model has to be asked whether it
 * does. What asks for several things joins them by a word or a mark, or needs room. Where the rule errs, a part is not looked
 * up by itself until its passages are found wanting, or a call is made that says "one".
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
