declare module "snowball-stemmers" {
  const snowball: {
    newStemmer(algorithm: string): { stem(word: string): string };
    algorithms(): string[];
  };
  export default snowball;
}

declare module "stopword" {
  const ara: string[], bul: string[], cat: string[], ces: string[], dan: string[], ell: string[];
  const eng: string[],
    est: string[],
    eus: string[],
    fas: string[],
    fin: string[],
    fra: string[],
    gle: string[];
  const heb: string[],
    hin: string[],
    hrv: string[],
    hun: string[],
    hye: string[],
    ind: string[],
    ita: string[];
  const lav: string[],
    lit: string[],
    nld: string[],
    nob: string[],
    pol: string[],
    por: string[],
    ron: string[];
  const rus: string[],
    slk: string[],
    slv: string[],
    spa: string[],
    swe: string[],
    tur: string[],
    ukr: string[];
  const vie: string[];
  export {
    ara,
    bul,
    cat,
    ces,
    dan,
    ell,
    eng,
    est,
    eus,
    fas,
    fin,
    fra,
    gle,
    heb,
    hin,
    hrv,
    hun,
    hye,
    ind,
    ita,
  };
  export { lav, lit, nld, nob, pol, por, ron, rus, slk, slv, spa, swe, tur, ukr, vie };
}
