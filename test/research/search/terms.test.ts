import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spellingOf } from "../../../src/research/search/spelling.ts";
import { queryTerms, spelledWords, termsOf } from "../../../src/research/search/terms.ts";
import { wordsOf } from "../../../src/research/search/words.ts";

const wordsIn = (text: string) => wordsOf(text).map(({ word }) => word);
const termsIn = (text: string) => termsOf(text).map(({ term }) => term);

describe("wordsOf", () => {
  it.each([
    ["The ministry’s plan", ["the", "ministry", "plan"]],
    ["they don’t, we'll, I'm", ["they", "don", "we", "i"]],
    ["‘s’ is a letter, 's too", ["s", "is", "a", "letter", "s", "too"]],
    ["Ms O’Neill", ["ms", "o", "neill"]],
    ["the U.N. and the U.S.-led force", ["the", "un", "and", "the", "us", "led", "force"]],
    ["version 3.5 of a.b1", ["version", "3.5", "of", "a", "b1"]],
    ["€4,500.50 or 1,234,567 of 12.10.2026", ["4,500.50", "or", "1,234,567", "of", "12.10.2026"]],
    ["3.2m, in 2.Five of 2026,27, 1234,567 and 5,5", "3.2m in 2 five of 2026 27 1234 567 and 5 5".split(" ")],
    ["价格3.2亿", ["价", "格", "3.2", "亿"]],
    [
      "co-operation, re-elected, pre-empt, co-author",
      ["cooperation", "reelected", "preempt", "co", "author"],
    ],
    ["Переговоры в Москве", ["переговоры", "в", "москве"]],
    ["الحوار ضروري", ["الحوار", "ضروري"]],
    ["访问北京2024年", ["访", "问", "北", "京", "2024", "年"]],
    ["???", []],
  ])("finds the words of %s", (text, words) => {
    expect(wordsIn(text)).toEqual(words);
  });

  it("says where each word stands in the text", () => {
    const text = "«Café’s» U.N. envoy — co-operation, ﬁnal";
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "Café",
      "U.N",
      "envoy",
      "co-operation",
      "ﬁnal",
    ]);
  });

  it("puts every word into the text, in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        let at = 0;
        // One character may fold to several words (㋿ to 令 and 和), so words may share a place.
        for (const { start, end } of wordsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = start;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe("spellingOf", () => {
  it.each([
    ["dialogue", "dialog"],
    ["catalogues", "catalogs"],
    ["organise", "organize"],
    ["nationalisation", "nationalization"],
    ["analysed", "analyzed"],
    ["labour", "labor"],
    ["favourites", "favorites"],
    ["odour", "odor"],
    ["centre", "center"],
    ["centred", "centered"],
    ["kilometres", "kilometers"],
    ["theatre", "theater"],
    ["programme", "program"],
    ["defence", "defense"],
    ["licence", "license"],
    ["practised", "practiced"],
    ["judgment", "judgement"],
    ["sceptical", "skeptical"],
    ["haemorrhage", "hemorrhage"],
    ["manoeuvres", "maneuvers"],
    ["catalogued", "cataloged"],
    ["cataloguing", "cataloging"],
    ["behavioural", "behavioral"],
    ["neighbourhoods", "neighborhoods"],
    ["armoury", "armory"],
    ["litres", "liters"],
    ["spectre", "specter"],
    ["centring", "centering"],
    ["programmes", "programs"],
    ["offences", "offenses"],
    ["pretence", "pretense"],
    ["licencing", "licensing"],
    ["defenceless", "defenseless"],
    ["travelled", "traveled"],
    ["travellers", "travelers"],
    ["labelling", "labeling"],
    ["counsellor", "counselor"],
    ["marvellous", "marvelous"],
    ["cancelled", "canceled"],
    ["kidnapping", "kidnaping"],
    ["focussed", "focused"],
    ["benefitted", "benefited"],
    ["instalment", "installment"],
    ["sizeable", "sizable"],
    ["councillors", "councilors"],
    ["advisor", "adviser"],
    ["protestors", "protesters"],
    ["caesarean", "cesarean"],
    ["tsar", "czar"],
    ["ploughing", "plowing"],
  ])("takes %s and %s for one word", (british, american) => {
    expect(spellingOf(british)).toBe(spellingOf(american));
  });

  it.each([
    ["prise", "prize"],
    ["sise", "size"],
    ["four", "for"],
    ["tour", "tor"],
    ["flour", "flor"],
    ["metre", "metered"],
    ["science", "sciense"],
    ["paella", "pella"],
    ["our", "or"],
    ["hour", "hor"],
    ["your", "yor"],
    ["wise", "wize"],
    ["rise", "rize"],
    ["seise", "seize"],
    ["maise", "maize"],
    ["rogue", "rog"],
    ["logue", "log"],
    ["pence", "pense"],
    ["fence", "fense"],
    ["acre", "acer"],
    ["genre", "gener"],
    ["called", "caled"],
    ["filling", "filing"],
    ["planned", "planed"],
    ["caesar", "cesar"],
    ["tyre", "tire"],
    ["cheque", "check"],
    ["storey", "story"],
    ["draught", "draft"],
  ])("keeps %s and %s apart", (one, other) => {
    expect(spellingOf(one)).not.toBe(spellingOf(other));
  });

  it("says the same of its own answer, and leaves other scripts alone", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{1,12}(our|ise|ize|logue|loguing|lled|re|ence|eable)[ds]?$/),
        (word) => {
          expect(spellingOf(spellingOf(word))).toBe(spellingOf(word));
        },
      ),
    );
    expect(spellingOf("правительство")).toBe("правительство");
  });
});

describe("termsOf", () => {
  it("meets a word in other forms and spellings", () => {
    expect(termsIn("dialogues")).toEqual(termsIn("Dialog"));
    expect(termsIn("organisations")).toEqual(termsIn("organization"));
    expect(termsIn("The Ministry’s")).toEqual(termsIn("the ministries"));
    expect(termsIn("organ")).not.toEqual(termsIn("organization"));
  });

  it("keeps function words as they are", () => {
    expect(termsIn("its it does doe was")).toEqual(["its", "it", "does", "doe", "was"]);
    expect(termsIn("MPs MP")).toEqual(["mp", "mp"]);
  });

  it("takes US and WHO in capitals for names", () => {
    expect(termsIn("US U.S. us WHO who")).toEqual(["US", "US", "us", "WHO", "who"]);
  });

  it("is not held up by a word of 100,000 letters", () => {
    expect(termsIn("a".repeat(100_000))).toHaveLength(1);
    expect(termsIn("yb".repeat(50_000))).toHaveLength(1);
  });
});

describe("spelledWords", () => {
  it("does not stem", () => {
    expect(spelledWords("Dialogues")).toEqual(["dialogs"]);
  });
});

describe("queryTerms", () => {
  it("leaves stop words out", () => {
    expect(queryTerms(["what", "did", "they", "say", "about", "the", "harbour’s"], false)).toEqual([
      "sai",
      "harbor",
    ]);
  });

  it("keeps stop words when there is nothing else", () => {
    expect(queryTerms(["the"], false)).toEqual(["the"]);
    expect(queryTerms(["the"], true)).toEqual([]);
  });

  it("keeps US and WHO, except where everything is in capitals", () => {
    expect(queryTerms(["US", "who"], false)).toEqual(["US"]);
    expect(queryTerms(["US"], false)).toEqual(["US"]);
    expect(queryTerms(["WHO", "ASKED", "US"], false)).toEqual(["ask"]);
  });

  it("asks for each term once", () => {
    expect(queryTerms(["talk", "talks", "talking"], false)).toEqual(["talk"]);
  });
});
