import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/research/article.ts";
import { createLiveResearch, createResearch } from "../../src/research/create-research.ts";
import type { Research } from "../../src/research/research.ts";
import { parseQuery } from "../../src/research/search/parse-query.ts";
import { articleOf, storyText, wordsFrom } from "./stories/articles.ts";

const everything = { offset: 0, limit: 1000 };
const corpusOf = (articles: readonly Article[]) => ({ articles, problems: [] });

const people = ["Mara Lindqvist", "Tomas Aalto", "Greta Holm"];
const outlets = ["The Quay Courier", "Inland Herald", undefined];

/** Two versions of an article for each id; articles 0, 1 and 2 are copies of one story, and so on. */
const versionsOf = (number: number): readonly Article[] =>
  [0, 1].map((version) => {
    const story = Math.floor(number / 3);
    const outlet = outlets[(number + version) % 3];
    const said = [
      `“We want a dialogue with the harbour board,” said ${people[story % 3]}, mayor of Elling.`,
      `“The ferry comes back in spring number ${version === 0 ? story : number},” ${people[(story + 1) % 3]} said.`,
    ];
    const text = [
      ...said,
      storyText(story + 1),
      ...(version === 1 && number % 2 ? ["No ferry ran."] : []),
    ].join("\n\n");
    const day = number % 4 === 3 ? {} : { day: `2026-03-1${(number + version) % 7}` };
    return articleOf(`article${number}`, text, {
      title: `Ferry ${number}`,
      ...day,
      ...(outlet !== undefined && { outlet }),
    });
  });

const questions = [
  "",
  "sort:old",
  "dialogue ferry spring",
  "lagon ferri",
  '"harbour board" by:Lindqvist',
  "ferry -spring",
  'in:"Quay Courier" board',
  "by:Aalto by:Holm sort:new",
  "by:mayor",
  'by:"mayor of Elling" spring',
  '"harbour board" by:Mara',
  "ferry by:Nobody",
  'in:"Quay Courier" by:mayor by:Greta',
  "article:article4",
  "after:2026-03-12 ferry",
  "+ferries board",
  'spring OR "harbour board" OR dialogue',
  "about:ferry",
  "about:4",
  'about:"harbour board" type:direct',
  "during:2026-03",
].map((line) => parseQuery(line).query);

/** All that a Research answers, as plain data. */
const answersOf = (research: Research, articles: readonly Article[]) => ({
  count: research.count,
  outlets: research.outlets(),
  suggested: [research.suggest("by", "", 9), research.suggest("in", "h", 9)],
  answers: questions.map((query) => {
    const [found, told] = [research.find(query, everything), research.articles(query, everything)];
    return {
      counts: [found.total, found.withAll, told.total, told.withAll],
      found: found.items.map(({ item, matched }) => [
        item.id,
        matched,
        research.copiesOfQuote(item).map(({ id }) => id),
      ]),
      told: told.items.map(({ item, matched }) => [item.article.id, item.paragraph, matched]),
      who: research.who(query),
    };
  }),
  articles: articles.map((article) => [
    research.article(article.id) === article,
    research.quotesIn(article).map(({ id }) => research.quote(id) !== undefined),
    research.copiesOf(article).map(({ id }) => id),
  ]),
});

describe("a research that follows its corpus", () => {
  it("answers after any changes as one made afresh does", async () => {
    const number = fc.integer({ min: 0, max: 8 });
    const change = fc.record({
      add: fc.array(fc.tuple(number, fc.integer({ min: 0, max: 1 })), { maxLength: 6 }),
      remove: fc.array(number, { maxLength: 4 }),
    });
    const all = Array.from({ length: 9 }, (_, at) => versionsOf(at));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 4 }), async (changes) => {
        const held = new Map(all.slice(0, 4).flatMap(([first]) => (first ? [[first.id, first]] : [])));
        const live = createLiveResearch(corpusOf([...held.values()]));
        for (const { add, remove } of changes) {
          const coming = add.flatMap(([at, version]) => all[at]?.[version] ?? []);
          await live.update({ add: coming, remove: remove.map((at) => `article${at}`) });
          for (const at of remove) held.delete(`article${at}`);
          for (const article of coming) held.set(article.id, article);
          const articles = [...held.values()];
          const fresh = createResearch(corpusOf(articles.toReversed()));
          expect(answersOf(live.research, articles)).toEqual(answersOf(fresh, articles));
        }
      }),
      { numRuns: 40 },
    );
  });

  it("answers after a restart as one made afresh does, whatever went meanwhile and came since", async () => {
    const all = Array.from({ length: 9 }, (_, at) => versionsOf(at));
    const choice = fc.array(fc.option(fc.integer({ min: 0, max: 1 })), { minLength: 9, maxLength: 9 });
    const chosen = (choices: readonly (number | null)[]) =>
      choices.flatMap((version, at) => (version === null ? [] : (all[at]?.[version] ?? [])));
    await fc.assert(
      fc.asyncProperty(choice, choice, choice, async (...choices) => {
        const [first = [], ...nexts] = choices.map(chosen);
        let live = createLiveResearch(corpusOf(first));
        for (const next of nexts) {
          const saved = await live.save();
          live = createLiveResearch();
          const there = saved.articles.map((article) =>
            article !== undefined && next.includes(article) ? article : undefined,
          );
          await live.restore({ ...saved, articles: there });
          const kept = next.filter((article) => live.research.article(article.id) === article);
          expect(kept).toHaveLength(there.filter((article) => article !== undefined).length);
          expect(answersOf(live.research, kept)).toEqual(answersOf(createResearch(corpusOf(kept)), kept));
          await live.update({ add: next.filter((article) => !kept.includes(article)), remove: [] });
          expect(answersOf(live.research, next)).toEqual(answersOf(createResearch(corpusOf(next)), next));
        }
      }),
      { numRuns: 40 },
    );
  });

  it("does not grow while articles come and go", async () => {
    const live = createLiveResearch();
    const of = (round: number) =>
      articleOf(
        `article${round}`,
        `“The ferry runs,” said Greta Holm.\n\n${wordsFrom(round, 300)
          .map((word, at) => `${word}${round}x${at}`)
          .join(" ")}`,
      );
    const sizes: number[] = [];
    for (let round = 0; round < 40; round++) {
      await live.update({ add: [of(round)], remove: [`article${round - 1}`] });
      const { passages, quotes, headlines, stories } = await live.save();
      const numbers = [passages, quotes, headlines, stories].flatMap((each) => each.numbers);
      const words = [passages, quotes, headlines].flatMap((each) => each.words);
      sizes.push([...numbers, ...words].reduce((sum, { length }) => sum + length, 0));
    }
    expect(Math.max(...sizes.slice(20))).toBeLessThan(1.1 * Math.max(...sizes.slice(0, 20)));
    const last = [live.research.article("article39")].flatMap((article) => article ?? []);
    expect(last).toHaveLength(1);
    expect(answersOf(live.research, last)).toEqual(answersOf(createResearch(corpusOf(last)), last));
  });

  it("lets go of what is gone", async () => {
    const articles = [0, 1].flatMap((number) => versionsOf(number)[0] ?? []);
    const { research, update } = createLiveResearch(corpusOf(articles));
    const quotes = research.find(parseQuery("").query, everything).items.map(({ item }) => item);
    expect(quotes.map((quote) => research.copiesOfQuote(quote).length)).toEqual([1, 1]);
    await update({ add: [], remove: ["article0", "article1", "never there"] });
    for (const quote of quotes) {
      expect(research.quote(quote.id)).toBeUndefined();
      expect(research.copiesOfQuote(quote)).toEqual([]);
    }
    expect(answersOf(research, [])).toEqual(answersOf(createResearch(corpusOf([])), []));
  });

  it("counts words twice once the article is gone that made two others one story", async () => {
    const lines = [1, 2].flatMap((seed) => storyText(seed).split("\n\n"));
    const said = "“The ferry ran,” said Greta Holm.";
    const all = articleOf("all", lines.slice(0, 10).join("\n"), { day: "2026-03-01" });
    const [some, others] = [0, 5].map((from) =>
      articleOf(`from${from}`, [...lines.slice(from, from + 5), said].join("\n")),
    );
    const { research, update } = createLiveResearch(
      corpusOf([all, some, others].flatMap((article) => article ?? [])),
    );
    const everyone = parseQuery("").query;
    expect(research.who(everyone).map(({ quotations }) => quotations)).toEqual([1]);
    await update({ add: [], remove: ["all"] });
    expect(research.who(everyone).map(({ quotations }) => quotations)).toEqual([2]);
    expect(research.count.quotations).toBe(2);
  });

  it("answers meanwhile from an article as it was or as it is, never from half of each", async () => {
    const count = 400;
    const [before, after] = ["winter", "summer"].map((season) =>
      Array.from({ length: count }, (_, at) =>
        articleOf(
          `article${at}`,
          `“The ferry ran in ${season},” said Greta Holm.\n\n“A ${season} ferry,” said Tomas Aalto.\n\n${storyText(at)}`,
          { outlet: season },
        ),
      ),
    );
    const live = createLiveResearch(corpusOf(before ?? []));
    let isDone = false;
    const update = live.update({ add: after ?? [], remove: [] }).then(() => {
      isDone = true;
    });
    const mixtures = new Set<number>();
    while (!isDone) {
      const [winter, summer] = ["winter", "summer"].map(
        (season) =>
          new Set(
            live.research.find(parseQuery(season).query, everything).items.map(({ item }) => item.article.id),
          ),
      );
      expect(winter?.intersection(summer ?? new Set()).size).toBe(0);
      expect((winter?.size ?? 0) + (summer?.size ?? 0)).toBe(count);
      const counted = live.research.outlets().map(({ name, articles }) => [name, articles]);
      expect(Object.fromEntries(counted)).toEqual(
        Object.fromEntries(
          Object.entries({ winter: winter?.size, summer: summer?.size }).filter(([, size]) => size !== 0),
        ),
      );
      mixtures.add(summer?.size ?? 0);
      await new Promise((resume) => setImmediate(resume));
    }
    await update;
    expect(mixtures.size).toBeGreaterThan(1);
  });

  it("takes up the rest when an article cannot be", async () => {
    const [good] = versionsOf(1);
    const bad = { ...good, id: "bad", paragraphs: undefined } as unknown as Article;
    const articles = good ? [bad, good] : [];
    const fileOf = (id: string) => `news/${id}.md`;
    const { research, update } = createLiveResearch();
    await expect(update({ add: articles, remove: [], fileOf })).rejects.toThrow(AggregateError);
    expect(research.count.articles).toBe(1);
    const untaken = { file: "news/bad.md", reason: expect.stringContaining("could not take it up") };
    const empty = { file: "empty.md", reason: "It is empty." };
    expect(research.problems).toEqual([untaken]);
    expect(createResearch({ articles, problems: [empty], fileOf }).problems).toEqual([empty, untaken]);
    await update({ add: [], remove: ["article1"], problems: [empty] });
    expect(research.problems).toEqual([empty, untaken]);
    await update({ add: [], remove: ["bad"] });
    expect(research.problems).toEqual([empty]);
    expect(research.count.articles).toBe(0);
  });
});
