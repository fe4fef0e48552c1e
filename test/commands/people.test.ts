import { beforeAll, describe, expect, it } from "vitest";
import { deskOn, linesOf, type TestDesk, wordsOf } from "../desk-on.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await deskOn(["people"]);
});
const words = async (line: string) => wordsOf(await desk.ask(line));
const total = async (line: string) => ((await desk.ask(line)).data as { total: number }).total;

describe("by:", () => {
  it.each([
    ["by:Halvik", 6],
    ['by:"Jorn Halvik"', 4],
    ['by:"jorn hälvik"', 4],
    ['by:"Dr. Jorn T. Halvik"', 4],
    ['by:"League Secretary General Jorn Halvik"', 4],
    ['by:"the League chief"', 4],
    ['by:"Secretary General"', 5],
    ['by:"secretary-general"', 5],
    ['by:"Secretary General" before:2016-01-01', 1],
    ['by:"Secretary General" after:2026-01-01', 4],
    ['by:"Secretary General Halvik"', 4],
    ['by:"deputy secretary general"', 0],
    ['by:"harbour secretary general"', 0],
    ["by:Secretary", 0],
    ['by:"Vera Halvik"', 1],
    ["by:official", 2],
    ['by:"Jorn Halvik" by:official', 6],
  ])("%s finds %i quotations", async (line, quotations) => {
    expect(await total(`find ${line}`)).toBe(quotations);
  });

  it("is understood alike where articles are asked for", async () => {
    expect(await total('articles by:"the League chief"')).toBe(3);
  });

  it("says whom it was taken for where that is several people, and offers each", async () => {
    const card = await desk.ask("find by:Halvik after:2026-01-01");
    expect(wordsOf(card)).toContain(
      "by:Halvik stands for Jorn T. Halvik and Vera Halvik, and whoever is only called so.",
    );
    expect(linesOf(card)["Vera Halvik"]).toBe('find by:"Vera Halvik" after:2026-01-01');
  });

  it("says whom a role was taken for, and nothing where the name says it", async () => {
    expect(await words('find by:"the League chief"')).toContain('by:"the League chief" is Jorn T. Halvik.');
    expect(await words('find by:"Jorn Halvik"')).not.toContain(" is Jorn");
  });
});

describe("a card", () => {
  it("names the speaker as its article does, and whom it was taken for", async () => {
    expect(await words('find "pay for every stone"')).toContain(
      "Halvik, League Secretary General · taken for Jorn T. Halvik, as named in other articles",
    );
  });

  it("does not pretend where a surname may be anybody's", async () => {
    const card = await words('find "nets are torn"');
    expect(card).toContain("Halvik\n");
    expect(card).not.toContain("taken for");
  });
});

describe("who", () => {
  it("has a line for each person, whose button finds all that they said", async () => {
    const card = await desk.ask("who");
    expect(wordsOf(card)).toContain(
      "Jorn T. Halvik, League chief · 4 quotations · 12 January 2026 – 1 March 2026",
    );
    expect(await total(linesOf(card)["Jorn T. Halvik"] ?? "")).toBe(4);
    expect(wordsOf(await desk.ask("who by:Halvik"))).toContain("Jorn T. Halvik, League chief · 4");
  });

  it("says where words need not mean one speaker", async () => {
    expect(await words("who by:official")).toContain("official · 2 quotations · so written in 2 articles");
  });
});

describe("names offered while someone types", () => {
  it.each([
    ["halv", ["Jorn T. Halvik", "Vera Halvik", "Halvik"]],
    ["jorn h", ["Jorn T. Halvik"]],
    ["league sec", ["Jorn T. Halvik", "Ada Quist"]],
    ["chief", ["Jorn T. Halvik"]],
    ["alvik", []],
  ])("%s: %j", (typed, names) => {
    expect(desk.bot.suggest("by", typed, 5).map(({ value }) => value)).toEqual(names);
  });
});

describe("offices and names that several have", () => {
  let offices: TestDesk;
  beforeAll(async () => {
    offices = await deskOn(["offices"]);
  });
  const totalOf = async (line: string) => ((await offices.ask(line)).data as { total: number }).total;

  it("finds the holders of the office asked for, and no deputy", async () => {
    expect(await totalOf("find by:mayor")).toBe(2);
    expect(wordsOf(await offices.ask("find by:mayor"))).not.toContain("deputy");
    expect(await totalOf('find by:"deputy mayor"')).toBe(2);
  });

  it("does not take a mayor of one surname elsewhere for her", async () => {
    expect(wordsOf(await offices.ask('find by:"Ingrid Soll"'))).not.toContain("no water left");
  });

  it("finds what two say as one by either name", async () => {
    expect(wordsOf(await offices.ask('find "it stands"'))).toContain("Ingrid Soll and Finn Ash");
    expect(await totalOf('find by:"Finn Ash"')).toBe(1);
    expect(await totalOf('find by:"Ingrid Soll"')).toBe(2);
  });

  it("tells two of one name apart by role and year", async () => {
    expect(wordsOf(await offices.ask('find by:"Karl Bremm"'))).toMatch(
      /Karl Bremm \((?:boat builder, 1987|Ruritanian senator, 2016)\) and Karl Bremm \(/,
    );
  });

  it("lists people before what is called by no name, with a note between", async () => {
    const card = wordsOf(await offices.ask("who"));
    const note = card.indexOf("Not by a person’s name");
    expect(card.indexOf("Ingrid Soll, ")).toBeLessThan(note);
    expect(card.indexOf("Karl Bremm")).toBeLessThan(note);
    expect(card.indexOf("company · 2 quotations")).toBeGreaterThan(note);
    expect(card.split("Not by a person’s name")).toHaveLength(2);
  });
});
