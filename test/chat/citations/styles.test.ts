import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { HtmlRenderer, Parser } from "commonmark";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { noteText, oneLine, opening, quotedWords } from "../../../src/chat/citations/parts.ts";
import { styles } from "../../../src/chat/citations/styles.ts";
import type { Exported } from "../../../src/chat/exports/format.ts";
import { recordEnders } from "../record-enders.ts";

const link = "https://mill.example/weir#:~:text=The%20weir%2C,Reed";
const origin = "Verbatim, cite q:abcd2345, 2026-04-30";

const weir: Exported = {
  quote: "q:abcd2345",
  kind: "direct",
  spans: [
    { start: 11, end: 27, text: "The weir stays, " },
    { start: 45, end: 68, text: "whatever the county wants." },
  ],
  whole: "The weir stays, ” said Ona Reed. “whatever the county wants.",
  speaker: { name: "Ona Reed", role: "miller", basis: "named" },
  link,
  page: "https://desk.example/q/abcd2345",
  article: {
    id: "a1",
    title: 'Weir "stays", says miller',
    outlet: "Mill Post",
    author: "Ida Fenn",
    url: "https://mill.example/weir",
    published: "2026-02-01",
    paragraphs: 4,
    paragraph: 2,
  },
};

/** The same with another source, or without what is undefined. */
const from = (article: Partial<Record<keyof Exported["article"], string | undefined>>): Exported => {
  const all = Object.entries({ ...weir.article, ...article }).filter(([, value]) => value !== undefined);
  // Ids and numbers stay as they are.
  return { ...weir, article: Object.fromEntries(all) as unknown as Exported["article"] };
};

const { speaker: _, ...unattributed } = weir;
const bare: Exported = (({ link: _link, page: _page, ...rest }) => rest)({
  ...from({ outlet: undefined, author: undefined, url: undefined, published: undefined }),
});

const cite = (style: keyof typeof styles, row: Exported = weir): string =>
  styles[style].write(row, origin) ?? "";

describe("the AP line", () => {
  it("names speaker, role, outlet and day, and ends with the words to the letter", () => {
    expect(cite("ap").split("\n")).toEqual([
      "Ona Reed, miller, said, as Mill Post reported Feb. 1, 2026: “The weir stays, ” … “whatever the county wants.”",
      link,
      "https://desk.example/q/abcd2345",
    ]);
  });

  it.each([
    ["2026-03-14", "as Mill Post reported March 14, 2026:"],
    ["2026-09-04", "as Mill Post reported Sept. 4, 2026:"],
    ["2022-06", "as Mill Post reported in June 2022:"],
    ["2022", "as Mill Post reported in 2022:"],
    ["February 17", "as Mill Post reported Feb. 17 (year not stated):"],
    [undefined, "as Mill Post reported (day not stated):"],
  ])("says the day %s only as far as it is known", (published, said) => {
    expect(cite("ap", from({ published }))).toContain(said);
  });

  it("says the headline where there is no outlet", () => {
    expect(cite("ap", bare)).toBe(
      "Ona Reed, miller, said, as reported (day not stated) under the headline “Weir ‘stays’, says miller”: “The weir stays, ” … “whatever the county wants.”",
    );
  });

  it.each([
    ["pronoun", "a pronoun (“she said”)"],
    ["role", "a role (“she said”)"],
    ["carried", "carried on from the words before"],
  ])("says on what ground a speaker by %s is read", (basis, ground) => {
    const row = { ...weir, speaker: { name: "Ona Reed", basis }, cue: "she said" };
    for (const style of ["ap", "footnote"] as const)
      expect(cite(style, row)).toContain(`[speaker as the article gives it: ${ground}]`);
    for (const style of ["bibtex", "ris", "csl"] as const)
      expect(cite(style, row)).toContain(`Speaker as the article gives it: ${ground}.`);
  });
});

describe("words that end with the comma before their cue", () => {
  const words = "The weir stays,";
  const said = { ...weir, spans: [{ start: 11, end: 26, text: words }], whole: words };

  it("end a sentence with its full stop", () => {
    expect(cite("ap", said)).toContain(": “The weir stays.”\n");
    expect(cite("footnote", said)).toMatch(/\. “The weir stays\.”$/);
  });

  it("stand to the letter wherever no sentence ends", () => {
    for (const style of ["markdown", "bibtex", "ris", "csl"] as const)
      expect(cite(style, said)).toContain(words);
    const both = {
      ...weir,
      spans: [
        { start: 0, end: 15, text: words },
        { start: 16, end: 40, text: "Ours is it?" },
      ],
    };
    expect(cite("ap", { ...both, whole: `${words} Ours is it?` })).toContain(
      "“The weir stays,” “Ours is it?”\n",
    );
  });
});

it("a role of one word has a small letter behind the name, and a title of more stays as printed", () => {
  const spoken = (role: string) => ({ ...weir, speaker: { name: "Ona Reed", role, basis: "named" } });
  expect(cite("ap", spoken("Mayor"))).toMatch(/^Ona Reed, mayor, said/);
  expect(cite("footnote", spoken("Mayor"))).toMatch(/^Ona Reed, mayor, quoted in/);
  for (const role of ["Mill Board chair", "MP", "Millwright-General"])
    expect(cite("ap", spoken(role))).toContain(`Ona Reed, ${role}, said`);
});

it("a sentence begins with a capital, also where the speaker is only a role", () => {
  const row = { ...weir, speaker: { name: "spokesman", basis: "named" } };
  expect(cite("ap", row)).toMatch(/^Spokesman said, as Mill Post/);
  expect(cite("footnote", row)).toMatch(/^Spokesman, quoted in Ida Fenn/);
});

describe("the footnote", () => {
  it("is the Chicago Manual's for a newspaper, quoted in, with the words last", () => {
    expect(cite("footnote")).toBe(
      `Ona Reed, miller, quoted in Ida Fenn, “Weir ‘stays’, says miller,” Mill Post, February 1, 2026, ${link}, https://desk.example/q/abcd2345. “The weir stays, ” … “whatever the county wants.”`,
    );
  });

  it.each([
    ["2022-06", "Mill Post, June 2022,"],
    ["February 17", "Mill Post, February 17, year not stated,"],
    [undefined, "Mill Post, n.d.,"],
  ])("says the day %s only as far as it is known", (published, said) => {
    expect(cite("footnote", from({ published }))).toContain(said);
  });

  it.each([
    ["Weir stays", "“Weir stays,”"],
    ["Will the weir stay?", "“Will the weir stay?,”"],
    ['Miller: "It stays"', "“Miller: ‘It stays,’”"],
    ["“Stay, weir”", "“‘Stay, weir,’”"],
    ["“It stays,” says miller", "“‘It stays,’ says miller,”"],
    ["The millers’", "“The millers’,”"],
  ])("has the headline %s with its comma inside the marks", (title, said) => {
    expect(cite("footnote", from({ title }))).toContain(`Ida Fenn, ${said} Mill Post,`);
  });

  it("names an outlet without the article before it, as the Manual's notes do", () => {
    expect(cite("footnote", from({ outlet: "The Mill Post" }))).toContain(",” Mill Post, February 1, 2026");
    expect(cite("footnote", from({ outlet: "Theatre News" }))).toContain(",” Theatre News, ");
    expect(cite("footnote", from({ outlet: "The" }))).toContain(",” The, ");
    expect(cite("ap", from({ outlet: "The Mill Post" }))).toContain("as The Mill Post reported");
  });

  it("leaves out what the article does not give", () => {
    expect(cite("footnote", bare)).toBe(
      "Ona Reed, miller, quoted in “Weir ‘stays’, says miller,” n.d. “The weir stays, ” … “whatever the county wants.”",
    );
  });
});

it("an unattributed quotation has no citation that names a speaker, and those that cite the article say so", () => {
  expect(styles.ap.write(unattributed)).toBeUndefined();
  expect(styles.footnote.write(unattributed)).toBeUndefined();
  expect(cite("markdown", unattributed)).toContain(
    "— unattributed · the article does not say whose words these are",
  );
  for (const style of ["bibtex", "ris", "csl"] as const)
    expect(cite(style, unattributed)).toContain("Quotation of an unattributed speaker: “The weir stays, ”");
});

describe("a byline", () => {
  const authorsIn = (author: string): unknown => JSON.parse(cite("csl", from({ author })))[0].author;

  it.each([
    ["Ida Fenn", "Fenn, Ida"],
    ["Søren Birgit-Holm", "Birgit-Holm, Søren"],
    ["Jan P. O’Neill", "O’Neill, Jan P."],
    ["Ursula von der Leyen", "von der Leyen, Ursula"],
    ["Fenn, Ida", "Fenn, Ida"],
  ])("that is plainly a person's is sorted by the family: %s", (author, name) => {
    const [family, given] = name.split(", ");
    expect(authorsIn(author)).toEqual([{ family, given }]);
    expect(cite("bibtex", from({ author }))).toContain(`author = {${name}},`);
    expect(cite("ris", from({ author }))).toContain(`AU  - ${name}\r\n`);
  });

  it("of several has them all", () => {
    for (const author of ["Ida Fenn and Jan Reed", "Ida Fenn, Jan Reed", "Ida Fenn & Jan Reed"]) {
      expect(authorsIn(author)).toEqual([
        { family: "Fenn", given: "Ida" },
        { family: "Reed", given: "Jan" },
      ]);
      expect(cite("bibtex", from({ author }))).toContain("author = {Fenn, Ida and Reed, Jan},");
      expect(cite("ris", from({ author }))).toContain("AU  - Fenn, Ida\r\nAU  - Reed, Jan\r\n");
    }
  });

  it.each([
    "Associated Press",
    "Mill Post",
    "Reuters Staff",
    "Victoria Correspondent",
    "Austin Business",
    "Deutsche Welle",
    "Dow Jones",
    "Xi Jinping",
    "Kim Jong-un",
    "Gabriel García Márquez",
    "Ida",
    "ida fenn",
    "IDA FENN",
    "Ida Fenn, Mill Post",
    "Ida Fenn in Havnby",
    "Mr. Jan Holm",
    "Jan Holm Jr.",
  ])(
    "that need not be a person's, or does not say which name is the family's, stays as printed: %s",
    (author) => {
      expect(authorsIn(author)).toEqual([{ literal: author }]);
      expect(cite("bibtex", from({ author }))).toContain(`author = {{${author}}},`);
      expect(cite("ris", from({ author }))).toContain(`AU  - ${author}\r\n`);
    },
  );
});

describe("read back by their libraries", () => {
  it("BibTeX has its fields", () => {
    const [item] = new Cite(cite("bibtex"), { forceType: "@biblatex/text" }).data;
    expect(item).toMatchObject({
      id: "q-abcd2345",
      type: "article-journal",
      title: 'Weir "stays", says miller',
      author: [{ family: "Fenn", given: "Ida" }],
      "container-title": "Mill Post",
      issued: { "date-parts": [[2026, 2, 1]] },
      URL: link,
      annote: noteText(weir),
    });
  });

  it("RIS has its fields, and the whole day beside the year", () => {
    const [item] = new Cite(cite("ris"), { forceType: "@ris/file" }).data;
    expect(item).toMatchObject({
      id: "q:abcd2345",
      type: "article-newspaper",
      title: 'Weir "stays", says miller',
      reporter: "Fenn, Ida",
      "container-title": "Mill Post",
      issued: { "date-parts": [[2026]] },
      URL: link,
      note: noteText(weir),
      source: origin,
    });
    expect(cite("ris")).toContain("DA  - 2026/02/01/\r\n");
    expect(cite("ris", from({ published: "2022-06" }))).toContain("DA  - 2022/06//\r\n");
  });

  /** The part of https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json that an item of ours may use. */
  const items = z.array(
    z.strictObject({
      id: z.string(),
      type: z.literal("article-newspaper"),
      title: z.string(),
      author: z
        .array(
          z.union([
            z.strictObject({ literal: z.string() }),
            z.strictObject({ family: z.string(), given: z.string() }),
          ]),
        )
        .optional(),
      "container-title": z.string().optional(),
      issued: z
        .union([
          z.strictObject({ "date-parts": z.array(z.array(z.int()).min(1).max(3)).min(1).max(2) }),
          z.strictObject({ literal: z.string() }),
        ])
        .optional(),
      URL: z.string().optional(),
      note: z.string(),
      source: z.string(),
    }),
  );

  it("CSL-JSON is of its schema, with the day as far as it is known", () => {
    const read = (row: Exported) => items.parse(JSON.parse(cite("csl", row)))[0];
    expect(read(weir)).toMatchObject({ id: "q:abcd2345", URL: link, note: noteText(weir), source: origin });
    expect(new Cite(cite("csl")).data[0]).toMatchObject({ title: 'Weir "stays", says miller' });
    expect(read(from({ published: "2022-06" }))?.issued).toEqual({ "date-parts": [[2022, 6]] });
    expect(read(from({ published: "May 3" }))?.issued).toEqual({ literal: "May 3, year not stated" });
    expect(read(bare)).toEqual({
      id: "q:abcd2345",
      type: "article-newspaper",
      title: 'Weir "stays", says miller',
      note: noteText(bare),
      source: origin,
    });
    expect(noteText(bare)).toContain("Published: day not stated.");
  });

  it("Markdown is a quotation and a line of its source, with two links", () => {
    expect(htmlOf(cite("markdown"))).toBe(
      [
        "<blockquote>",
        "<p>❝The weir stays, ❞ […] ❝whatever the county wants.❞</p>",
        "</blockquote>",
        `<p>— <strong>Ona Reed</strong>, miller · <em>Mill Post</em> · 1 February 2026 · <a href="${link}">Weir &quot;stays&quot;, says miller</a> · ¶ 2 of 4 · <a href="https://desk.example/q/abcd2345"><code>q:abcd2345</code></a></p>`,
        "",
      ].join("\n"),
    );
  });
});

const htmlOf = (markdown: string): string => new HtmlRenderer().render(new Parser().parse(markdown));

/** What a reader sees of some HTML. */
const shownBy = (html: string): string =>
  html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

describe("whatever a headline, a name or a quotation holds", () => {
  const rows = fc.tuple(recordEnders, recordEnders, recordEnders).map(
    ([title, name, words]): Exported => ({
      ...weir,
      spans: [{ start: 0, end: words.length, text: words }],
      whole: words,
      speaker: { name, basis: "named" },
      article: { ...weir.article, title, outlet: name, author: name },
    }),
  );
  /** As a library that reads TeX gives it: it knows some signs by their TeX names only, and takes blanks together. */
  const asRead = (text: string): string => oneLine(text.normalize("NFC"));

  it("BibTeX gives it back", () => {
    fc.assert(
      fc.property(rows, (row) => {
        const { data } = new Cite(cite("bibtex", row), { forceType: "@biblatex/text" });
        expect(data).toHaveLength(1);
        expect(asRead(data[0]?.title ?? "")).toBe(asRead(row.article.title));
        expect(asRead(data[0]?.["container-title"] ?? "")).toBe(asRead(row.article.outlet ?? ""));
        expect(asRead(data[0]?.annote ?? "")).toBe(asRead(noteText(row)));
      }),
      { numRuns: 300 },
    );
  });

  it("RIS gives it back", () => {
    fc.assert(
      fc.property(rows, (row) => {
        const { data } = new Cite(cite("ris", row), { forceType: "@ris/file" });
        expect(data).toHaveLength(1);
        expect(data[0]?.title).toBe(oneLine(row.article.title));
        expect(data[0]?.note).toBe(oneLine(noteText(row)));
      }),
    );
  });

  it("CSL-JSON gives it back to the letter", () => {
    fc.assert(
      fc.property(rows, (row) => {
        const [item] = JSON.parse(cite("csl", row));
        expect(item.title).toBe(oneLine(row.article.title));
        expect(item.note).toBe(noteText(row));
      }),
    );
  });

  it("Markdown shows it and makes nothing else of it", () => {
    fc.assert(
      fc.property(rows, (row) => {
        const html = htmlOf(cite("markdown", row));
        const tags = [...html.matchAll(/<\/?(\w+)/g)].map(([, tag]) => tag);
        expect(
          tags.filter((tag) => !["blockquote", "p", "strong", "em", "a", "code", "br"].includes(tag ?? "")),
        ).toEqual([]);
        expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([link, row.page]);
        expect(oneLine(shownBy(html))).toContain(oneLine(row.article.title));
      }),
    );
  });

  it("the AP line and the footnote end with the words to the letter", () => {
    fc.assert(
      fc.property(rows, (row) => {
        expect(
          cite("ap", row)
            .split("\n")[0]
            ?.startsWith(opening(oneLine(row.speaker?.name ?? ""))),
        ).toBe(true);
        expect(cite("ap", row)).toContain(quotedWords(row));
        expect(cite("footnote", row).endsWith(quotedWords(row))).toBe(true);
      }),
    );
  });
});
