import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPeople } from "../../../src/research/people/people.ts";
import { sightingsIn } from "../../../src/research/people/sighting.ts";
import { articleOf, countsOf, peopleOf, type Said } from "./speakers.ts";

const open = { on: [] };
const treasurer = { role: "Ruritanian treasurer" };

describe("one person", () => {
  it.each<[string, readonly (string | Said)[]]>([
    ["titles", ["Ida Holm", "Dr. Ida Holm", "Prof. Dr. Ida Holm"]],
    ["letters that stand for a degree", ["Ida Holm", "Ida Holm MP"]],
    ["accents and capitals", ["Ida Hølm", "Ida Holm", "IDA HOLM"]],
    ["a possessive", ["Ida Holm", "Ida Holm’s"]],
    ["hyphens", ["Woong-Bae Rha", "Woong Bae Rha"]],
    ["a middle name or initial", ["Ida Holm", "Ida M. Holm", "Ida Maria Holm"]],
    ["an initial before the name", ["Edgar Holm", "J. Edgar Holm"]],
    [
      "a short form in one role",
      [
        { name: "Bill Holm", ...treasurer },
        { name: "William Holm", role: "treasurer of Ruritania" },
      ],
    ],
    [
      "initials in one role",
      [
        { name: "I. M. Holm", ...treasurer },
        { name: "Ida Holm", ...treasurer },
      ],
    ],
    [
      "a short form within a year, where nobody else has the surname",
      [
        { name: "Bill Holm", day: "2026-03-01" },
        { name: "William Holm", day: "2026-04-01" },
      ],
    ],
    [
      "a surname in one role",
      ["Ida Berg", { name: "Ida Holm", ...treasurer }, { name: "Holm", ...treasurer }].slice(1),
    ],
    [
      "a surname with a title that fits",
      [
        { name: "Ida Holm", ...treasurer },
        { name: "Holm", mention: "Mrs. Holm", ...treasurer },
      ],
    ],
    [
      "a surname beside which the full name stands",
      ["Ida Holm", { name: "Holm", mention: "treasurer Ida Holm" }],
    ],
    [
      "a high office that does not say where",
      [
        { name: "Ida Holm", role: "Ruritanian President" },
        { name: "Holm", role: "President" },
      ],
    ],
    [
      "eleven years in one office",
      [
        { name: "Ida Holm", day: "2010-03-01", ...treasurer },
        { name: "Ida Holm", day: "2021-04-01", ...treasurer },
      ],
    ],
    [
      "a short form in a high office that does not say where",
      [
        { name: "Bill Holm", day: "2026-03-01", role: "House Speaker" },
        { name: "William Holm", day: "2026-03-05", role: "House Speaker" },
        { name: "Ada Holm", day: "2026-03-05" },
      ].slice(0, 2),
    ],
    [
      "an age that goes with the years",
      [
        { name: "Ida Holm", day: "2024-03-01", text: "Ida Holm, 43, rowed." },
        { name: "Ida Holm", day: "2026-04-01", text: "Ida Holm, 45, sat." },
      ],
    ],
    [
      "work of two kinds that one article tells",
      [
        { name: "Ida Holm", role: "singer" },
        { name: "Ida Holm", role: "singer and minister" },
        { name: "Ida Holm", role: "minister" },
      ],
    ],
    [
      "particles",
      [
        { name: "Jan van der Holm", ...treasurer },
        { name: "van der Holm", ...treasurer },
      ],
    ],
  ])("is found behind %s", (_, names) => {
    expect(peopleOf(...names).list()).toHaveLength(1);
  });

  it.each<[string, string]>([
    ["Ruritanian foreign minister", "foreign minister of Borduria"],
    ["White House spokesman", "Opera House spokesman"],
    ["Southport police chief", "Northport police chief"],
    ["South Harbour mayor", "North Harbour mayor"],
    ["South Harbour mayor", "Harbour mayor"],
    ["Elling county council member", "county council member"],
    ["county council member", "county council member"],
    ["North Elling governor", "North Torvik governor"],
    ["union leader", "union leader"],
  ])("is not meant by a surname because both are “%s” and “%s”", (role, other) => {
    const people = peopleOf({ name: "Ida Holm", role }, { name: "Holm", role: other });
    expect(people.list()).toHaveLength(2);
  });

  it.each<[string, string]>([
    ["Ruritanian foreign minister", "foreign minister of Ruritania"],
    ["Ruritanian foreign minister", "foreign minister"],
    ["White House spokesman", "White House spokesman"],
    ["South Harbour mayor", "mayor of South Harbour"],
    ["Elling harbour police chief", "Elling police chief"],
  ])("is meant by a surname because both are “%s” and “%s”", (role, other) => {
    const people = peopleOf({ name: "Ida Holm", role }, { name: "Holm", role: other });
    expect(people.list()).toHaveLength(1);
  });

  it.each<[string, readonly (string | Said)[]]>([
    ["given names", ["Ida Holm", "Ingrid Holm"]],
    ["double surnames", ["Mara Lindqvist", "Mara Lindqvist-Holm", "Mara Holm"]],
    ["middle initials", ["Ida M. Holm", "Ida P. Holm"]],
    ["father and son", ["Jan Holm", "Jan Holm Jr."]],
    [
      "Mr. and Mrs.",
      [
        { name: "Kim Holm", mention: "Mr. Kim Holm" },
        { name: "Kim Holm", mention: "Mrs. Kim Holm" },
      ],
    ],
    [
      "roles, where the names are not quite one",
      [
        { name: "Jan Holm", ...treasurer },
        { name: "Jan P. Holm", role: "guild bailiff" },
      ],
    ],
    [
      "times",
      [
        { name: "Jan Holm", day: "1987-03-01" },
        { name: "Jan Holm", day: "2026-03-01" },
      ],
    ],
    [
      "times, of a surname",
      [
        { name: "Jan Holm", day: "1987-03-01", ...treasurer },
        { name: "Holm", day: "2026-03-01", ...treasurer },
      ],
    ],
    [
      "roles, where one has no day",
      [
        { name: "Jan Holm", day: "2026-03-01", ...treasurer },
        { name: "Jan Holm", role: "guild bailiff" },
      ],
    ],
    [
      "short forms in no role",
      [
        { name: "Bill Holm", day: "2026-03-01" },
        { name: "William Holm", day: "2016-03-01" },
      ],
    ],
    ["an initial in no role", ["J. Holm", "Jan Holm"]],
    ["a surname in no role", ["Ida Holm", "Holm"]],
    [
      "a surname in another role",
      [
        { name: "Ida Holm", ...treasurer },
        { name: "Holm", role: "guild bailiff" },
      ],
    ],
    [
      "a surname in a role that many have",
      [
        { name: "Ida Holm", role: "Guild spokeswoman" },
        { name: "Holm", role: "spokeswoman" },
      ],
    ],
    [
      "a surname with another title",
      [
        { name: "Mary Holm", ...treasurer },
        { name: "Holm", mention: "Mr. Holm", ...treasurer },
      ],
    ],
    [
      "a surname in an article that names another of that name",
      [
        { name: "Ida Holm", ...treasurer },
        { name: "Holm", ...treasurer, text: "James Holm was there." },
      ],
    ],
    ["ministries and spokesmen", ["Foreign Ministry", "a spokesman", "Harbour Ministry", "a spokeswoman"]],
    [
      "work",
      [
        { name: "Tor Holm", day: "2026-03-01", role: "striker" },
        { name: "Tor Holm", day: "2026-04-01", role: "Ruritanian finance minister" },
      ],
    ],
    [
      "work, where no day is known",
      [
        { name: "Ida Holm", role: "nurse" },
        { name: "Ida Holm", role: "senator" },
      ],
    ],
    [
      "ages",
      [
        { name: "Ida Holm", day: "2026-03-01", text: "Ida Holm, 43, rowed." },
        { name: "Ida Holm", day: "2026-04-01", text: "Ida Holm, 72, sat." },
      ],
    ],
    [
      "work, where the names are not quite one",
      [
        { name: "Jan Holm", role: "Elling surgeon" },
        { name: "Jan P. Holm", role: "Elling mayor" },
      ],
    ],
    [
      "generations in one office",
      [
        { name: "Jan Holm", day: "1987-03-01", ...treasurer },
        { name: "Jan Holm", day: "2021-03-01", ...treasurer },
      ],
    ],
    [
      "generations in one office, where the names are not quite one",
      [
        { name: "Jan Holm", day: "1987-03-01", ...treasurer },
        { name: "Jan P. Holm", day: "2021-03-01", ...treasurer },
      ],
    ],
    ["days, of which one has none", [{ name: "Jan Holm", day: "2026-03-01" }, "Jan P. Holm"]],
  ])("is not made of two with different %s", (_, names) => {
    expect(peopleOf(...names).list()).toHaveLength(names.length);
  });

  it("is nobody's where a name may be two people's", () => {
    expect(countsOf(peopleOf("Ida Holm", "Ida M. Holm", "Ida P. Holm"))).toHaveLength(3);
    const two = [
      { name: "Ida Holm", ...treasurer },
      { name: "Jan Holm", ...treasurer },
      { name: "Holm", ...treasurer },
    ];
    expect(countsOf(peopleOf(...two))).toEqual(["Holm 1", "Ida Holm 1", "Jan Holm 1"]);
  });

  it("is joined where a name beside it is nobody's", () => {
    const names = ["Ida Holm", "Ida M. Holm", "Ida Maria Holm", "Ida P. Holm"];
    expect(countsOf(peopleOf(...names))).toHaveLength(3);
  });

  it("is not taken from a short form where others have the surname", () => {
    const bill = { name: "Bill Holm", day: "2026-03-01" };
    const william = { name: "William Holm", day: "2026-03-01" };
    expect(countsOf(peopleOf(bill, william))).toHaveLength(1);
    expect(countsOf(peopleOf(bill, william, "Ada Holm"))).toHaveLength(3);
  });

  it("is not meant by a surname where the article quotes the full name beside it", () => {
    const people = createPeople(() => true);
    const { article, quotes } = articleOf(
      "both",
      { name: "Ida Holm", ...treasurer },
      { name: "Holm", ...treasurer },
    );
    people.add(article, sightingsIn(article, quotes));
    expect(people.list()).toHaveLength(2);
  });

  it("has no alias that is a whole sentence", () => {
    const mention = `Guild treasurer ${"of the harbour ".repeat(9)}Ida Holm`;
    const { article, quotes } = articleOf("long", { name: "Ida Holm", mention });
    const people = createPeople(() => true);
    people.add(article, sightingsIn(article, quotes));
    expect(quotes[0] && people.profileOf(quotes[0])?.aliases).toEqual(["Ida Holm"]);
  });

  it("is one where only some articles have a title or a day", () => {
    const dated = { name: "Kim Holm", day: "2026-03-01" };
    const people = peopleOf(dated, "Kim Holm", { name: "Kim Holm", mention: "Mr. Kim Holm" }, "Kim P. Holm");
    expect(countsOf(people)).toEqual(["Kim P. Holm 4"]);
  });

  it("is not taken for Mr. or Mrs. where a name is both and no title stands with it", () => {
    const people = peopleOf(
      { name: "Sorin Holm", mention: "Mr. Sorin Holm" },
      { name: "Sorin Holm", mention: "Mrs. Sorin Holm" },
      "Sorin Holm",
    );
    expect(countsOf(people)).toEqual(["Sorin Holm 1", "Sorin Holm 1", "Sorin Holm 1"]);
  });

  it("is nobody's where a name is two people's and no role tells whose", () => {
    const people = peopleOf(
      { name: "Tor Holm", role: "striker" },
      { name: "Tor Holm", role: "Elling minister" },
      { name: "Tor Holm", role: "minister of Elling" },
      { name: "Tor Holm", role: "onlooker" },
      "Tor Holm",
    );
    expect(countsOf(people)).toEqual(["Tor Holm 2", "Tor Holm 2", "Tor Holm 1"]);
    const striker = { name: "Tor Holm", role: "striker" };
    const minister = { name: "Tor Holm", role: "minister" };
    expect(countsOf(peopleOf(striker, minister, "Tor Holm", "Tor P. Holm"))).toHaveLength(4);
  });

  it("is not joined with another whom one article quotes too", () => {
    const people = createPeople(() => true);
    const { article, quotes } = articleOf("both", { name: "Ida Holm" }, { name: "Ida M. Holm" });
    people.add(article, sightingsIn(article, quotes));
    expect(people.list()).toHaveLength(2);
  });

  it("bears the fullest name that is well supported, as most write it", () => {
    expect(countsOf(peopleOf("Ida Holm", "IDA HOLM", "Ida Holm", "Dr. Ida M. Holm"))).toEqual([
      "Ida M. Holm 4",
    ]);
    expect(countsOf(peopleOf(...Array(4).fill("Ida Holm"), "Ida M. Holm"))).toEqual(["Ida Holm 5"]);
  });

  it("has names, telling mentions and roles with their days, and no alias that anybody might have", () => {
    const { article, quotes } = articleOf(
      "a",
      { name: "Ida Holm", mention: "Guild treasurer Ida Holm", role: "Guild treasurer", day: "2026-03-01" },
      { name: "Ida Holm", mention: "the Guild chief", basis: "role" },
      { name: "Ida Holm", mention: "the spokeswoman", basis: "role" },
      { name: "Ida Holm", mention: "she", basis: "pronoun" },
    );
    const people = createPeople(() => true);
    people.add(article, sightingsIn(article, quotes));
    const profile = quotes[0] && people.profileOf(quotes[0]);
    expect(profile?.aliases).toEqual(["Guild chief", "Guild treasurer Ida Holm", "Ida Holm"]);
    expect(profile?.roles.map(({ role, first, last }) => [role, first, last])).toEqual([
      ["Guild chief", "2026-03-01", "2026-03-01"],
      ["Guild treasurer", "2026-03-01", "2026-03-01"],
    ]);
  });

  it("is meant by a role that is one of theirs, whole", () => {
    const people = peopleOf(
      { name: "Ida Holm", role: "Harbour secretary" },
      { name: "Ida Holm", role: "League chief" },
    );
    const meant = (asked: string) => people.meant(asked, open).people.length;
    expect(["harbour secretary", "the League chief", "chief"].map(meant)).toEqual([1, 1, 1]);
    expect(["harbour chief", "deputy chief", "harbour"].map(meant)).toEqual([0, 0, 0]);
  });

  it("is meant by a role only on days when it was seen", () => {
    const people = peopleOf(
      { name: "Ida Holm", role: "Elling mayor", day: "2016-03-01" },
      { name: "Jan Berg", role: "Elling mayor", day: "2026-03-01" },
    );
    const meant = (days: { after?: string; before?: string }) =>
      people.meant("Elling mayor", { on: [], ...days }).people.map(({ name }) => name);
    expect(meant({ after: "2025-01-01" })).toEqual(["Jan Berg"]);
    expect(meant({ after: "2017-01-01", before: "2020-01-01" })).toEqual([]);
  });

  it("is found with or without a hyphen, whatever it seems to tell of gender", () => {
    const people = peopleOf("Jean-Luc Mahler");
    for (const asked of ["Jean Luc Mahler", "Jean-Luc Mahler", "Mr. Jean Luc Mahler"])
      expect(people.meant(asked, open).people).toHaveLength(1);
  });

  it("is no Mr. where Mrs. is asked for, nor the reverse", () => {
    const people = peopleOf(
      { name: "Tom Holm", mention: "Mr. Tom Holm" },
      { name: "Sorin Holm", mention: "Mr. Sorin Holm" },
      "Anna Holm",
      "Ulvar Holm",
    );
    const meant = (asked: string) => people.meant(asked, open).people.map(({ name }) => name);
    expect(meant("Mrs. Holm")).toEqual(["Anna Holm", "Ulvar Holm"]);
    expect(meant("Mr. Holm")).toEqual(["Sorin Holm", "Tom Holm", "Ulvar Holm"]);
    expect(meant("Mrs. Sorin Holm")).toEqual([]);
  });

  it.each<[string, readonly string[]]>([
    ["mayor", ["mayor"]],
    ["mayor-elect", ["mayor-elect"]],
    ["minister", ["Elling minister"]],
    ["ex-minister", ["ex-minister"]],
    ["former minister", ["ex-minister"]],
    ["shadow minister", ["shadow minister"]],
    ["interim mayor", ["interim mayor"]],
  ])("is meant by “%s” who is that, and not who will be or was", (asked, expected) => {
    const roles = [
      "mayor",
      "mayor-elect",
      "interim mayor",
      "Elling minister",
      "ex-minister",
      "shadow minister",
    ];
    const names = ["Ana Berg", "Bo Dahl", "Cy Elm", "Di Falk", "Ed Gran", "Flo Holm"];
    const all = roles.map((role, at) => articleOf(`${at}`, { name: names[at] ?? "", role }));
    all.push(...roles.map((role, at) => articleOf(`alone ${at}`, { name: role })));
    all.push(...roles.map((role, at) => articleOf(`surname ${at}`, { name: "Lind", role })));
    const people = createPeople(() => true);
    for (const { article, quotes } of all) people.add(article, sightingsIn(article, quotes));
    const isMeant = people.filter([asked], open);
    const found = all.flatMap(({ article, quotes }, at) =>
      quotes.some(({ speaker }) => speaker && isMeant(article, speaker.name)) ? (roles[at % 6] ?? "") : [],
    );
    expect(new Set(found)).toEqual(new Set(expected));
    expect(found.length).toBeGreaterThan(1);
    const spoken = people.speakersMeant([asked], open);
    expect(spoken.every(({ article, name }) => isMeant(article, name))).toBe(true);
    expect(new Set(spoken).size).toBe(found.length);
    expect(spoken).toHaveLength(found.length);
    expect(people.meant(asked, open).others).toBe(true);
  });

  it.each([
    ["Nasr al-Tamari", "Nasr Al-Tamari"],
    ["Nasr al-Tamari", "Nasr Tamari"],
    ["Ines d’Elling", "Ines D’Elling"],
  ])("is found behind a name such as “%s” and “%s”", (...names) => {
    expect(peopleOf(...names).list()).toHaveLength(1);
    expect(peopleOf(...names).meant(names[0], open).people).toHaveLength(1);
  });

  it("is told from words that need not mean one speaker, which say how many articles write them", () => {
    const people = peopleOf("official", "official", "Ida Holm", "Ida Holm");
    expect(people.list().map(({ name, writtenIn }) => [name, writtenIn])).toEqual([
      ["Ida Holm", undefined],
      ["official", 2],
    ]);
  });

  it("has the gender that any of the names tells, whichever came first", () => {
    const named = { name: "Soli Holm", mention: "Mrs. Soli Holm", ...treasurer };
    const initial = { name: "S. Holm", ...treasurer };
    const alone = { name: "Holm", mention: "Mr. Holm", ...treasurer };
    expect(countsOf(peopleOf(named, initial, alone))).toEqual(["Soli Holm 2", "Holm 1"]);
    expect(countsOf(peopleOf(initial, named, alone))).toEqual(["Soli Holm 2", "Holm 1"]);
  });

  it("is the same whatever came and went, in any order", () => {
    const name = fc.constantFrom(
      "Ida Holm",
      "Ida M. Holm",
      "Ida P. Holm",
      "I. Holm",
      "Holm",
      "Jan Holm",
      "Jan Holm Jr.",
      "official",
      "Bill Berg",
      "William Berg",
    );
    const said = fc.record({
      name,
      role: fc.constantFrom(
        "Ruritanian treasurer",
        "nurse",
        "Elling mayor",
        "President",
        "Ruritanian President",
      ),
      text: fc.constantFrom("", "Ida Holm, 43, rowed.", "Ida Holm, 72, sat."),
      day: fc.constantFrom("1987-03-01", "2026-03-01", "2026-09-01"),
      mention: fc.constantFrom("Mr. Holm", "Mrs. Holm", "the Guild chief"),
    });
    const articles = fc.array(fc.array(said, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(articles, fc.array(fc.nat(6)), (made, steps) => {
        const all = made.map((those, at) =>
          articleOf(`${at}`, ...new Map(those.map((one) => [one.name, one])).values()),
        );
        const people = createPeople(() => true);
        const held = new Map<number, (typeof all)[number]>();
        for (const step of [...all.keys(), ...steps]) {
          const one = all[step];
          if (one === undefined) continue;
          if (held.delete(step)) people.remove(one.article);
          else {
            held.set(step, one);
            people.add(one.article, sightingsIn(one.article, one.quotes));
          }
          if (step % 2 === 0) people.list();
        }
        const fresh = createPeople(() => true);
        const left = [...held.values()].toSorted((a, b) => (a.article.id < b.article.id ? 1 : -1));
        for (const { article, quotes } of left) fresh.add(article, sightingsIn(article, quotes));
        const told = (of: typeof people) => [
          of.list(),
          of.directory(),
          of.meant("holm", open),
          of.meant("treasurer", open),
          left.flatMap(({ quotes }) =>
            quotes.map((quote) => [
              of.takenFor(quote),
              of.profileOf(quote)?.aliases,
              of.profileOf(quote)?.roles,
            ]),
          ),
        ];
        expect(told(people)).toEqual(told(fresh));
      }),
      { numRuns: 300 },
    );
  });

  it("is nobody's by a surname that very many bear, each for themselves", () => {
    const letters = [..."abcdefghijklmnopqrst"];
    const given = letters.flatMap((one) => letters.map((other) => `G${one}${other}`));
    const full = given.map((name) => ({ name: `${name} Holm`, role: `${name} treasurer` }));
    const alone = given.map((name) => ({ name: "Holm", role: `${name} treasurer` }));
    const people = peopleOf(...full, ...alone);
    expect(people.list()).toHaveLength(full.length + 1);
    expect(countsOf(peopleOf(...full.slice(0, 3), ...alone))).toEqual([
      "Holm 397",
      "Gaa Holm 2",
      "Gab Holm 2",
      "Gac Holm 2",
    ]);
  });
});
