import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Article, textAt } from "../../../src/research/article.ts";
import { createCorpusFiles } from "../../../src/research/reading/corpus-files.ts";
import { readArticle } from "../../../src/research/reading/read-article.ts";
import { createParting, repeatedLines } from "../../../src/research/reading/repeats.ts";

const towns = ["Havnby", "Lunn", "Elling", "Port Ansel", "Morvik", "Tarn", "Brekke", "Osmund"];
const notice = "Our newsroom answers each of the letters that it is sent.";

/** A story of its own for each number, seven lines long. */
const story = (number: number): readonly string[] => {
  const town = towns[number % towns.length];
  return [
    `The council of ${town} met over bridge number ${number} on Monday.`,
    `Its members stayed until the lamps of street ${number} went out.`,
    `“We shall mend it,” said the mayor of ${town}, “and in year ${number} it will stand.”`,
    `Nobody in the hall of house ${number} had another plan.`,
    `Work begins in week ${number}, when the river is low.`,
    `The bridge carries ${number} carts a day.`,
    `It rained on the ${number} people who walked home.`,
  ];
};
const given = (number: number, fields: object = { url: `https://post.example/story-${number}` }) => ({
  title: `Bridge number ${number}`,
  ...fields,
});
const article = (number: number, lines: readonly string[], fields?: object): Article =>
  readArticle({ file: `${number}.txt`, text: lines.join("\n\n"), given: given(number, fields) });
const leftOut = (articles: readonly Article[]): string[] =>
  [...repeatedLines(articles)].flatMap(([one, furniture]) => furniture.map(({ span }) => textAt(one, span)));
const numbers = [1, 2, 3, 4, 5];
const withLine = (line: string) => numbers.map((number) => article(number, [...story(number), line]));

describe("lines that a site repeats", () => {
  it("are left out at the end and at the beginning of its pages, for that reason", () => {
    const articles = numbers.map((number) =>
      article(number, ["Read by the people of all the towns.", ...story(number), notice]),
    );
    expect(new Set(leftOut(articles))).toEqual(new Set(["Read by the people of all the towns.", notice]));
    const [first] = repeatedLines(articles).values();
    expect(first?.map(({ reason }) => reason)).toEqual(["repeated on many pages", "repeated on many pages"]);
  });

  it("are told by the outlet where no page has an address, and folded", () => {
    const outlet = { outlet: "The Harbour Post" };
    const lines = [notice, notice.toUpperCase(), notice.replace("Our", "Our –"), notice];
    const articles = lines.map((line, number) => article(number, [...story(number), line], outlet));
    expect(leftOut(articles)).toEqual(lines);
  });

  it.each([
    ["has words in quotation marks", "“We answer each of the letters that we are sent.”"],
    ["states a number", "Two ships sank there in 1971 and were never found again."],
    ["asks something, as interviewers do", "What would you do about the state of the bridges?"],
    ["is short, as a formula is", "Thank you very much."],
    ["names what its article names", "The council of towns has met in Morvik since the war."],
  ])("stay where a line %s", (_, line) => {
    const articles = numbers.map((number) =>
      article(number, [...story(number), `A road leads to Morvik from bridge ${number}.`, line]),
    );
    expect(leftOut(articles)).toEqual([]);
  });

  it("stay on fewer than four pages, of different sites, or on a few pages of a large site", () => {
    expect(leftOut(withLine(notice).slice(0, 3))).toEqual([]);
    const scattered = numbers.map((number) =>
      article(number, [...story(number), notice], { url: `https://${number}.example/story` }),
    );
    expect(leftOut(scattered)).toEqual([]);
    expect(leftOut(numbers.map((number) => article(number, [...story(number), notice], {})))).toEqual([]);
    const others = Array.from({ length: 100 }, (_, at) => article(at + 10, story(at + 10)));
    expect(leftOut([...withLine(notice), ...others])).toEqual([]);
  });

  it("stay in the middle of a story", () => {
    const articles = numbers.map((number) =>
      article(number, [...story(number), notice, ...story(number + 20)]),
    );
    expect(leftOut(articles)).toEqual([]);
  });

  it("are not those of copies of one story, nor of its takes", () => {
    const copies = numbers.map((number) => article(number, [...story(1), notice]));
    expect(leftOut(copies)).toEqual([]);
    const takes = numbers.map((number) =>
      article(number, [`Take ${number} adds a line.`, ...story(1), notice]),
    );
    expect(leftOut(takes)).toEqual([]);
    expect(leftOut([...takes, ...withLine(notice).slice(1, 4)])).toEqual([]);
  });

  it("stay where nothing else would", () => {
    const stubs = [6, 7].map((number) => article(number, [notice]));
    const left = repeatedLines([...withLine(notice), ...stubs]);
    expect(left.size).toBe(5);
  });
});

describe("parting a large site", () => {
  it("lets others have their turn", async () => {
    const articles = Array.from({ length: 3000 }, (_, at) => article(at, [...story(at), notice]));
    let turns = 0;
    let isDone = false;
    const count = () => {
      turns++;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    const parted = await createParting()(articles);
    isDone = true;
    expect(parted.every(({ paragraphs }) => paragraphs.length === 7)).toBe(true);
    expect(turns).toBeGreaterThan(2);
  });

  it("compares the pages of a site again only when one of them is another", async () => {
    let looks = 0;
    const watched = (number: number): Article => {
      const { paragraphs, ...known } = article(number, [...story(1), notice]);
      return {
        ...known,
        get paragraphs() {
          looks++;
          return paragraphs;
        },
      };
    };
    const articles = numbers.map(watched);
    const part = createParting();
    await part(articles);
    const first = looks;
    await part(articles);
    expect(looks).toBe(first);
    await part([...articles, article(6, story(6))]);
    expect(looks).toBeGreaterThan(first);
  });
});

describe("a corpus whose files come and go", () => {
  const textOf = (number: number, kind: number): string => {
    const lines =
      [story(number), story(number % 2), [...story(number), "The end of it all came soon."]][kind] ?? [];
    return `---\ntitle: Bridge ${number}\noutlet: The Harbour Post\n---\n\n${[...lines, notice].join("\n\n")}\n`;
  };

  it("is parted as one read afresh, whatever came first", async () => {
    const change = fc.record({ number: fc.nat(7), kind: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 5 }), async (rounds) => {
        const folder = mkdtempSync(join(tmpdir(), "verbatim-repeats-"));
        try {
          const write = (number: number, kind: number) => {
            const path = join(folder, `${number}.txt`);
            if (kind === 3) rmSync(path, { force: true });
            else writeFileSync(path, textOf(number, kind));
            return path;
          };
          for (const number of [0, 1, 2]) write(number, 0);
          const files = createCorpusFiles([folder]);
          const held = new Map((await files.read()).articles.map((one) => [one.id, one]));
          for (const round of rounds) {
            const { add, remove } = await files.refresh(round.map(({ number, kind }) => write(number, kind)));
            for (const id of remove) held.delete(id);
            for (const one of add) held.set(one.id, one);
            const { articles } = await createCorpusFiles([folder]).read();
            expect(new Map(articles.map((one) => [one.id, one]))).toEqual(held);
          }
        } finally {
          rmSync(folder, { recursive: true });
        }
      }),
      { numRuns: 30 },
    );
  });

  it("hands out again only the articles that stand otherwise", async () => {
    const folder = mkdtempSync(join(tmpdir(), "verbatim-repeats-"));
    const write = (number: number) => {
      const path = join(folder, `${number}.txt`);
      writeFileSync(path, textOf(number, 0));
      return path;
    };
    for (const number of [1, 2, 3]) write(number);
    const files = createCorpusFiles([folder]);
    const shown = ({ paragraphs }: Article) => paragraphs.length;
    expect((await files.read()).articles.map(shown)).toEqual([8, 8, 8]);
    const fourth = await files.refresh([write(4)]);
    expect(fourth.add.map(shown)).toEqual([7, 7, 7, 7]);
    expect((await files.refresh([write(5)])).add).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });
});
