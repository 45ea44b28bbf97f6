import { describe, expect, test } from "vitest";
import { factText, factsIn } from "./facts.ts";

function unheld(sentence: string, source: string, language = "en"): string[] {
  const text = factText(source);
  return factsIn(sentence, language).flatMap((fact) => (text.holds(fact) ? [] : [fact.text]));
}

describe("numbers", () => {
  test.each([
    ["It holds 40 l.", "The tank takes 40 litres."],
    ["It costs 1,234.50 dollars.", "Price: $1,234.50"],
    ["Es kostet 1.234,50 €.", "Price: €1,234.50"],
    ["It grew by 20 %.", "It grew by 20 percent."],
    ["Er wuchs um 2,5 Millionen.", "It grew by 2.5 million"],
    ["It has 3 masts.", "It has three masts."],
    ["Built on the 3rd day.", "Built on the third day."],
    ["In 2024 it sank.", "It sank on 3 May 2024."],
    ["1. Open it.\n2. Close it.", "Open it, then close it."],
    ["It takes 1 000 steps.", "It takes 1000 steps."],
    ["It fell to -5 °C.", "It fell to −5 °C."],
    ["Ships wait 30 days.", "Ships wait thirty (thirty) days."],
    ["The notice is 14 days.", "The notice is fourteen days."],
    ["It has 25 members.", "It has twenty-five members."],
    ["It has 325 members.", "It has three hundred and twenty-five members."],
    ["It has 2,500 members.", "It has two thousand five hundred members."],
    ["It has 12,000 members.", "It has twelve thousand members."],
    ["On the 21st day.", "On the twenty-first day."],
    ["Die Frist beträgt 25 Tage.", "Die Frist beträgt fünfundzwanzig Tage."],
    ["Es sind 2.345.", "Es sind zweitausenddreihundertfünfundvierzig."],
    ["Am 21. Tag.", "Am einundzwanzigsten Tag."],
    ["El plazo es de 35 días.", "El plazo es de treinta y cinco días."],
    ["Son 250 euros.", "Son doscientos cincuenta euros."],
    ["It costs €1.2m.", "It costs €1.2 million."],
    ["It costs $5M.", "It costs 5 million dollars."],
    ["It costs $5k.", "It costs 5,000 dollars."],
  ])("%s stands in: %s", (sentence, source) => {
    expect(unheld(sentence, source)).toEqual([]);
  });

  test.each([
    ["It holds 50 l.", "The tank takes 40 litres.", ["50 l"]],
    ["It holds 40 kg.", "The tank takes 40 litres.", ["40 kg"]],
    ["It grew by 20 %.", "It grew by 20 metres.", ["20 %"]],
    ["It grew by 3 million.", "It grew by 3 thousand.", ["3 million"]],
    ["It fell to -5.", "It rose to 5 in 1999.", ["-5"]],
    ["In 2025 it sank.", "It sank on 3 May 2024.", ["2025"]],
    ["It has 25 members.", "It has twenty-six members.", ["25"]],
    ["It has 300 members.", "It has three members and a hundred friends.", ["300"]],
    ["It has 23 members.", "It has two, three or twenty.", ["23"]],
    ["It costs $5k.", "It costs 5 dollars.", ["$5k"]],
  ])("%s does not stand in: %s", (sentence, source, facts) => {
    expect(unheld(sentence, source)).toEqual(facts);
  });
});

describe("dates", () => {
  test.each([
    ["On 2024-05-03 it sank.", "It sank on 3 May 2024."],
    ["On May 3rd, 2024 it sank.", "Es sank am 3. Mai 2024."],
    ["Am 03.05.2024 sank es.", "Se hundió el 3 de mayo de 2024."],
    ["In May 2024 it sank.", "2024-05-03"],
    ["On 3 May it sank.", "2024-05-03"],
    ["On May 3, 2024 it sank.", "It sank on May 3 , 2024 ."],
    ["On 05/03/2024 it sank.", "2024-05-03"],
    ["2024年5月3日沉没。", "It sank on 3 May 2024."],
  ])("%s stands in: %s", (sentence, source) => {
    expect(unheld(sentence, source)).toEqual([]);
  });

  test.each([
    ["On 2024-05-04 it sank.", "It sank on 3 May 2024.", ["2024-05-04"]],
    ["In June 2024 it sank.", "It sank on 3 May 2024.", ["June 2024"]],
    ["On 3 May 2023 it sank.", "It sank on 3 May 2024.", ["3 May 2023"]],
    ["On 3 May 2024 it sank.", "It sank in May 2024.", ["3 May 2024"]],
  ])("%s does not stand in: %s", (sentence, source, facts) => {
    expect(unheld(sentence, source)).toEqual(facts);
  });
});

describe("names", () => {
  test.each([
    ["It was built by Isaac Newton.", "Newton, Isaac built it.", "en"],
    ["It belongs to Newton.", "It is Newton's.", "en"],
    ["It is Newton's boat.", "Newton has a boat.", "en"],
    ["Do it by: 1) Opening it, 2) Closing it.", "Open, then close.", "en"],
    ["It is 5MB large.", "5 MB", "en"],
    ["The NATO and GPT-4 know it.", "nato, gpt-4", "en"],
    ["Der Hafen liegt an der Nordsee.", "The harbour.", "de"],
    ["Every Harbour Needs A Master Of Its Own", "each port has one", "en"],
    ["The tide rises. It falls.", "", "en"],
    ["これはエッフェルだ", "エッフェル塔", "ja"],
  ])("%s has none that is missing in: %s", (sentence, source, language) => {
    expect(unheld(sentence, source, language)).toEqual([]);
  });

  test.each([
    ["It was built by Isaac Newton.", "Hooke built it.", "en", ["Isaac Newton"]],
    ["It belongs to Newton.", "It is Hooke's.", "en", ["Newton"]],
    ["The NATO knows GPT-4.", "the alliance", "en", ["NATO", "GPT-4"]],
    ["Er fuhr mit der Deutschen Bahn.", "He went by train.", "de", ["Deutschen Bahn"]],
    ["これはエッフェルだ", "東京タワー", "ja", ["エッフェル"]],
    ["他读了《红楼梦》", "他读了书", "zh", ["红楼梦"]],
  ])("%s is not all in: %s", (sentence, source, language, facts) => {
    expect(unheld(sentence, source, language)).toEqual(facts);
  });
});
