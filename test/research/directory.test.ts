import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asOne,
  byWeight,
  foldedForms,
  type Listed,
  listedFrom,
  namesFor,
  namesOf,
  weightOf,
} from "../../src/research/directory.ts";
import { foldedWords } from "../../src/research/fold.ts";

/** Somebody of whom nothing is known but the name. */
const listed = (name: string, more: Partial<Listed> = {}): Listed => ({
  name,
  folded: foldedForms([name]),
  count: 1,
  weight: 0,
  ...more,
});
const offered = (all: readonly Listed[], typed: string, limit = 9) =>
  namesFor(namesOf(all), typed, limit).map(({ name }) => name);

describe("names to offer", () => {
  const all = [
    listed("Mara Lindqvist", { role: "harbour master", count: 142 }),
    listed("Élan Óg", { folded: foldedForms(["Élan Óg", "pilot of the Elling"]) }),
    listed("Line\nbreak Holm", { role: "" }),
    listed("Mara Holm", { role: "mayor" }),
  ];

  it("are those with a word that begins so, what follows in a row, each once and in order", () => {
    expect(offered(all, "mar")).toEqual(["Mara Lindqvist", "Mara Holm"]);
    expect(offered(all, "mara h")).toEqual(["Mara Holm"]);
    expect(offered(all, "elan og pilot")).toEqual([]);
    expect(offered(all, "ELL")).toEqual(["Élan Óg"]);
    expect(offered(all, "break")).toEqual(["Line\nbreak Holm"]);
    expect(offered(all, "holm mara")).toEqual([]);
    expect(offered(all, "", 3)).toEqual(["Mara Lindqvist", "Élan Óg", "Line\nbreak Holm"]);
    expect(offered([], "")).toEqual([]);
  });

  it("come with their role and their count", () => {
    expect(namesFor(namesOf(all), "mara", 9)).toEqual([
      { name: "Mara Lindqvist", role: "harbour master", count: 142 },
      { name: "Mara Holm", role: "mayor", count: 1 },
    ]);
    expect(namesFor(namesOf(all), "line", 9)).toEqual([{ name: "Line\nbreak Holm", count: 1 }]);
  });

  it("are the same as those found one by one, whatever they are", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "b", "á", " ", "\n", "-"), maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 8 }),
        name,
        fc.integer({ min: 0, max: 5 }),
        (names, typed, limit) => {
          const wanted = ` ${foldedWords(typed).join(" ")}`;
          const plainly = names.filter((one) => ` ${foldedWords(one).join(" ")}`.includes(wanted));
          expect(
            offered(
              names.map((one) => listed(one)),
              typed,
              limit,
            ),
          ).toEqual(plainly.slice(0, limit));
        },
      ),
    );
  });

  it("are packed once for a list, so that whoever has them knows that nothing changed", () => {
    expect(namesOf(all)).toBe(namesOf(all));
    expect(namesOf([...all])).not.toBe(namesOf(all));
  });
});

describe("the order of names", () => {
  const order = (...all: readonly (readonly [string, number, string?, boolean?])[]) =>
    all
      .map(([name, count, last, unnamed]) => listed(name, { weight: weightOf(count, last, unnamed) }))
      .toSorted(byWeight)
      .map(({ name }) => name);

  it("is that of the counts where days are the same, then that of the letters", () => {
    expect(order(["b", 3, "2026-03"], ["c", 9, "2026-03"], ["a", 3, "2026-03"])).toEqual(["c", "a", "b"]);
  });

  it("takes two years for as much as twice the count", () => {
    expect(order(["old", 7, "2022-03-01"], ["new", 2, "2026-03-01"])).toEqual(["new", "old"]);
    expect(order(["old", 9, "2022-03-01"], ["new", 2, "2026-03-01"])).toEqual(["old", "new"]);
    expect(order(["march", 5, "2026-03-01"], ["april", 5, "2026-04-01"])).toEqual(["april", "march"]);
  });

  it("has those of no known day where 2000 is, and what is no name last", () => {
    expect(order(["none", 5], ["1999", 5, "1999"], ["2001", 5, "2001-01-01"])).toEqual([
      "2001",
      "none",
      "1999",
    ]);
    expect(order(["official", 5000, "2026-03-01", true], ["Jane Doe", 1])).toEqual(["Jane Doe", "official"]);
  });

  it("of outlets is made of their articles and their last days", () => {
    const outlets = [
      { name: "Quay Courier", articles: 2, last: "2026-03-01" },
      { articles: 90, last: "2026-03-01" },
      { name: "Elm Post", articles: 31, last: "2026-02-01" },
    ];
    expect(listedFrom(outlets)).toMatchObject([
      { name: "Elm Post", count: 31 },
      { name: "Quay Courier", count: 2 },
    ]);
    expect(listedFrom(outlets)).toBe(listedFrom(outlets));
  });
});

describe("several who bear one name", () => {
  it("are one offer, with all their quotations and none of their roles", () => {
    const [one, other] = [
      listed("Ada Quist", { role: "mayor", count: 3, weight: 4 }),
      listed("Ada Quist", {
        folded: foldedForms(["Ada Quist", "A. Quist"]),
        role: "diver",
        count: 2,
        weight: 9,
      }),
    ];
    expect(asOne([one, other])).toEqual({
      name: "Ada Quist",
      folded: " a quist\n ada quist",
      count: 5,
      weight: 9,
    });
    expect(asOne([one])).toBe(one);
    expect(asOne([])).toBeUndefined();
  });
});
