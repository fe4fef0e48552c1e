import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/research/article.ts";
import { shinglesOf } from "../../../src/research/stories/shingles.ts";
import { loadStories, type Stories, storiesOf } from "../../../src/research/stories/stories.ts";
import { articleOf, storyText, wordsFrom } from "./articles.ts";

/** The groups of two and more by their ids, each in its order, the groups by their first. */
const groupsIn = (articles: readonly Article[], stories: Stories = storiesOf(articles)): string[] =>
  [...new Set(articles.flatMap((article) => stories.of(article) ?? []))]
    .map(({ copies }) => copies.map(({ id }) => id).join(" "))
    .toSorted();

/** The stories as a restart takes them up, of those articles that there still are. */
async function restarted(stories: Stories, held: readonly Article[], left: ReadonlySet<Article>) {
  const saved = await stories.save(held, () => undefined);
  const there = held.map((article) => (left.has(article) ? article : undefined));
  return loadStories(saved, there, shinglesOf, () => undefined);
}

const text = storyText(1);
const lines = text.split("\n\n");

describe("copies of one story", () => {
  it.each([
    ["word for word", text],
    ["in other marks, case and blanks", text.toUpperCase().replaceAll(".", " !\n")],
    [
      "with small edits",
      lines.map((line, at) => (at % 3 === 0 ? line.replace(/\w+/, "however") : line)).join("\n\n"),
    ],
    ["cut at the end", lines.slice(0, 4).join("\n\n")],
    ["with a dateline and a note", `QUAY, March 14 (Inland Herald) - ${text}\n\nReporting by the desk.`],
    ["with two paragraphs more", `${text}\n\n${storyText(2).split("\n\n").slice(0, 2).join("\n\n")}`],
  ])("are found %s", (_, copy) => {
    expect(
      groupsIn([articleOf("a", text), articleOf("b", copy, { title: "Another headline" })]),
    ).toHaveLength(1);
  });

  it("stand behind the earliest, then the fullest, then the first by id", () => {
    const short = lines.slice(0, 6).join("\n");
    const articles = [
      articleOf("undated", text),
      articleOf("late", text, { day: "2026-03-15" }),
      articleOf("d", short, { day: "2026-03-14" }),
      articleOf("c", text, { day: "2026-03-14" }),
      articleOf("b", text, { day: "2026-03-14" }),
    ];
    expect(groupsIn(articles)).toEqual(["b c d late undated"]);
  });
});

describe("what is no copy", () => {
  it("is another text, an empty one, and one that only holds the other among much else", () => {
    const much = [lines.slice(0, 3), ...[3, 4].map((seed) => storyText(seed).split("\n\n"))]
      .flat()
      .join("\n");
    const articles = [
      articleOf("a", text),
      articleOf("b", storyText(2)),
      articleOf("e", ""),
      articleOf("f", ""),
    ];
    expect(
      groupsIn([...articles, articleOf("part", lines.slice(0, 2).join("\n")), articleOf("much", much)]),
    ).toEqual([]);
  });

  it("is a table of the same form under another name, though it is the same to the letter", () => {
    const table = "Qtly dividend 10 cts against 10 cts before\nPay April 15\nRecord March 30";
    const notice = (id: string, title: string) => articleOf(id, table, { title });
    expect(
      groupsIn([
        notice("a", "KESTREL MILLS CO SETS QUARTERLY DIVIDEND"),
        notice("b", "KESTREL MILLS DECLARES DIVIDEND"),
        notice("c", "TARN BANK INC PAYOUT"),
      ]),
    ).toEqual(["a b"]);
  });

  it("is the next day's notice with another number", () => {
    const notice = wordsFrom(7, 50).join(" ");
    const said = (amount: string) => `${notice} ${amount}`;
    expect(groupsIn([articleOf("a", said("450")), articleOf("b", said("480"))])).toEqual([]);
    expect(groupsIn([articleOf("a", said("450")), articleOf("b", said("pounds"))])).toHaveLength(1);
  });

  it("is a long table with other numbers, though as many other words would be an edit", () => {
    const table = (others: readonly string[]) =>
      wordsFrom(7, 96)
        .flatMap((word, at) => (at % 12 === 5 ? [word, others[(at - 5) / 12] ?? `${at}00`] : [word]))
        .join(" ");
    const first = articleOf("a", table([]));
    expect(groupsIn([first, articleOf("b", table(["71", "72", "73", "74"]))])).toEqual([]);
    expect(
      groupsIn([
        articleOf("a", table(["one", "two", "three", "four"])),
        articleOf("b", table(["some", "few", "many", "all"])),
      ]),
    ).toEqual(["a b"]);
  });

  it("is a notice that stands under more headlines than any story has", () => {
    const under = (id: string, at: number) =>
      articleOf(id, "There is no ferry today at all.", { title: `Quay${at} Tarn${at}` });
    const notices = Array.from({ length: 60 }, (_, at) => under(`n${100 + at}`, at));
    expect(groupsIn([...notices, under("z-first", 0), under("z-last", 59)])).toEqual(["n100 z-first"]);
  });

  it("is the same form again a week later, but for words that were not changed at all", () => {
    const edited = text
      .replace(/\w+/, "however")
      .replace(/\w+\.$/, "tonight.")
      .replace(/\n\n\w+/, "\n\nagain");
    const first = articleOf("a", text, { day: "2026-03-02" });
    expect(groupsIn([first, articleOf("b", edited, { day: "2026-03-04" })])).toEqual(["a b"]);
    expect(groupsIn([first, articleOf("b", edited, { day: "2026-03-12" })])).toEqual([]);
    expect(groupsIn([first, articleOf("b", text, { day: "2026-03-12" })])).toEqual(["a b"]);
  });

  it("is a later take that is like another copy only", () => {
    // Each take drops a paragraph and adds one: next to next is alike, first to last is not.
    const all = [1, 5].flatMap((seed) => storyText(seed).split("\n\n"));
    const take = (at: number) =>
      articleOf(`take${at}`, all.slice(at, at + 8).join("\n"), { day: "2026-03-14" });
    expect(groupsIn([0, 1, 2, 3].map(take))).toEqual(["take0 take1", "take2 take3"]);
  });

  it("is what more texts share than any story has copies", async () => {
    const form = wordsFrom(9, 90).join(" ");
    const filled = Array.from({ length: 140 }, (_, at) =>
      articleOf(`f${at}`, `${form} ${wordsFrom(500 + at, 20).join(" ")}`),
    );
    expect(groupsIn(filled.slice(0, 100))).toHaveLength(1);
    expect(groupsIn(filled)).toEqual([]);
    const stories = storiesOf(filled);
    const again = await restarted(stories, filled, new Set(filled.slice(0, 100)));
    stories.update({ add: [], remove: filled.slice(100) });
    for (const some of [stories, again]) {
      expect(groupsIn(filled.slice(0, 100), some)).toEqual(groupsIn(filled.slice(0, 100)));
      some.update({ add: filled.slice(100), remove: [] });
      expect(groupsIn(filled, some)).toEqual([]);
    }
  });
});

describe("stories that change", () => {
  const pool = [1, 2, 3].flatMap((seed) => {
    const parts = storyText(seed).split("\n\n");
    const day = `2026-03-1${seed}`;
    return [
      articleOf(`${seed}whole`, parts.join("\n"), { day }),
      articleOf(`${seed}again`, parts.join(" "), { day: "2026-03-20" }),
      articleOf(`${seed}cut`, parts.slice(0, 4).join("\n")),
      articleOf(`${seed}edited`, parts.with(2, "the middle is new here").join("\n"), { day }),
      articleOf(
        `${seed}moved`,
        [
          ...parts.slice(2),
          ...storyText(seed + 1)
            .split("\n\n")
            .slice(0, 2),
        ].join("\n"),
        { day },
      ),
      articleOf(`${seed}short`, parts[0] ?? ""),
    ];
  });

  it("are the same whatever the order, and whichever way the articles came", () => {
    const some = () => fc.shuffledSubarray(pool);
    fc.assert(
      fc.property(some(), some(), some(), (first, second, third) => {
        const stories = storiesOf(first);
        let held = new Set(first);
        for (const next of [second, third, pool].map((list) => new Set(list))) {
          const changes = { add: [...next.difference(held)], remove: [...held.difference(next)] };
          const before = new Map([...held].map((article) => [article, stories.of(article)]));
          const changed = stories.update(changes);
          for (const article of next)
            if (!changed.has(article)) expect(stories.of(article)).toBe(before.get(article));
          for (const article of changes.remove) expect(stories.of(article)).toBeUndefined();
          expect(groupsIn([...next], stories)).toEqual(groupsIn([...next].toReversed()));
          held = next;
        }
      }),
    );
  });

  it("are the same after a restart, whatever came and went meanwhile and later", async () => {
    const some = () => fc.shuffledSubarray(pool);
    await fc.assert(
      fc.asyncProperty(some(), some(), some(), async (first, second, third) => {
        let stories = storiesOf(first);
        let held = first;
        for (const next of [second, third, pool]) {
          const left = new Set(next);
          stories = await restarted(stories, held, left);
          const kept = held.filter((article) => left.has(article));
          expect(groupsIn(kept, stories)).toEqual(groupsIn(kept.toReversed()));
          stories.update({ add: next.filter((article) => !held.includes(article)), remove: [] });
          expect(groupsIn(next, stories)).toEqual(groupsIn(next.toReversed()));
          held = next;
        }
      }),
    );
  });

  it("are not taken up where they were saved of other articles", async () => {
    const saved = await storiesOf(pool).save(pool, () => undefined);
    await expect(loadStories(saved, pool.slice(1), shinglesOf, () => undefined)).rejects.toThrow(
      "of other articles",
    );
  });
});

const reuters = new URL("../../../../shared/news/reuters21578.jsonl.gz", import.meta.url);

describe.skipIf(!existsSync(reuters))("Reuters-21578 (skipped where ../shared/news is absent)", () => {
  it("has 339 texts that repeat another, all found but two notices of different companies", () => {
    const rows: { id: string; title: string; date: string; text: string }[] = gunzipSync(
      readFileSync(reuters),
    )
      .toString()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const articles = rows.map(({ id, title, date, text: said }) =>
      articleOf(id, said, { title, day: date.slice(0, 10) }),
    );
    const stories = storiesOf(articles);
    const repeats = [...Map.groupBy(articles, (article) => article.text).values()].flatMap(
      ([first, ...rest]) =>
        rest.map(
          (again) =>
            first !== undefined && stories.of(again) === stories.of(first) && stories.of(first) !== undefined,
        ),
    );
    expect(repeats).toHaveLength(339);
    expect(repeats.filter((isFound) => isFound)).toHaveLength(337);
  });
});
