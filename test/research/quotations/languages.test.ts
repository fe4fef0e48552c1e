import { expect, test } from "vitest";
import { textAt } from "../../../src/research/article.ts";
import { quotationsOf } from "../../../src/research/quotations/quotations.ts";
import { articleFrom } from "./articles-of.ts";

const toldIn = (text: string): { words: string[]; speaker: string | undefined }[] => {
  const article = articleFrom(text);
  return quotationsOf(article).map(({ spans, speaker }) => ({
    words: spans.map((span) => textAt(article, span)),
    speaker: speaker?.name,
  }));
};

// The cues are English: in another language the marks are found and the speaker is left open.
test.each([
  ["Russian", "«Мост закрыт на всю зиму», — сообщила Анна Круглова.", "Мост закрыт на всю зиму"],
  ["Ukrainian", "„Міст закрито на всю зиму“, — повідомила Ганна Кругла.", "Міст закрито на всю зиму"],
  ["Greek", "«Η γέφυρα είναι κλειστή», δήλωσε η Άννα Κρούγκλου.", "Η γέφυρα είναι κλειστή"],
  ["Arabic", "قالت آنا كروغلوفا: «الجسر مغلق طوال الشتاء».", "الجسر مغلق طوال الشتاء"],
  ["Hebrew", "אנה קרוגלוב אמרה: ”הגשר סגור כל החורף”.", "הגשר סגור כל החורף"],
  ["Chinese", "安娜说：“大桥整个冬天都关闭。”", "大桥整个冬天都关闭。"],
  ["Hindi", "अन्ना ने कहा: “पुल पूरी सर्दी बंद है।”", "पुल पूरी सर्दी बंद है।"],
  [
    "German",
    "„Die Brücke bleibt den Winter über zu“, sagte Anna Kruglow.",
    "Die Brücke bleibt den Winter über zu",
  ],
  [
    "French",
    "« Le pont reste fermé tout l’hiver », a déclaré Anna Krouglov.",
    "Le pont reste fermé tout l’hiver",
  ],
  [
    "French with no-break blanks",
    "«\u00a0Le pont reste fermé\u202f», a dit Anna Krouglov.",
    "Le pont reste fermé",
  ],
  ["Danish", "»Broen er lukket hele vinteren«, siger Anna Kruglov.", "Broen er lukket hele vinteren"],
  ["Swedish", "”Bron är stängd hela vintern”, säger Anna Kruglov.", "Bron är stängd hela vintern"],
])("%s", (_, text, words) => {
  expect(toldIn(text)).toEqual([{ words: [words], speaker: undefined }]);
});

test("other languages keep every span a slice between its marks", () => {
  const text = "他说：“大桥整个冬天😀关闭。” Анна: «Мост “закрыт” на зиму». 𝔄𝔫𝔫𝔞: „𝔇𝔦𝔢 𝔅𝔯ü𝔠𝔨𝔢“";
  for (const { words } of toldIn(text)) expect(words).toEqual(words.map((part) => part.trim()));
  expect(toldIn(text).flatMap(({ words }) => words)).toContain("大桥整个冬天😀关闭。");
});

test.each([
  ["a table", '| name | said |\n|---|---|\n| "Roe" | 3.5 |\n| "Doe" | "4" |'],
  ["tabs", 'Roe\t"3.5"\t4\nDoe\t"7"\t8'],
  ["JSON", '{ "name": "roe", "list": ["a", "b"] }'],
  ["code", 'const name = "roe";\nif (name === \'x\') print(`a"b"c`);'],
  ["HTML", "<a href=\"x.html\" title='y'>z</a>"],
  ["CSV", '"id","name"\n"1","roe ""the bell"" doe"'],
])("%s names no speaker", (_, text) => {
  for (const { speaker } of toldIn(text)) expect(speaker).toBeUndefined();
});
