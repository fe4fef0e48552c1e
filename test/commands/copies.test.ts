import { beforeAll, describe, expect, it } from "vitest";
import { deskOn, type TestDesk, wordsOf } from "../desk-on.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await deskOn(["copies"]);
});
const words = async (line: string) => wordsOf(await desk.ask(line));
interface Data {
  readonly total: number;
  readonly hits: readonly {
    readonly id: string;
    readonly article: { readonly outlet?: string };
    readonly alsoIn: readonly { readonly id: string; readonly article: { readonly outlet?: string } }[];
  }[];
}
const dataOf = async (line: string) => (await desk.ask(line)).data as Data;

describe("a story in several outlets", () => {
  it("has each quotation once, by its first copy, and names the others", async () => {
    const card = await desk.ask('find "nobody here wants"');
    expect(wordsOf(card)).toContain("The Quay Courier · 12 January 2026");
    expect(wordsOf(card)).toContain("also in Inland Herald and 1 other article");
    expect(wordsOf(card)).toContain("1 quotation");
    const { total, hits } = await dataOf('find "nobody here wants"');
    expect(total).toBe(1);
    expect(hits[0]?.alsoIn.map(({ article }) => article.outlet)).toEqual(["Inland Herald", undefined]);
  });

  it("keeps the same words in another story apart", async () => {
    expect((await dataOf('find "before somebody drowns"')).total).toBe(2);
  });

  it("shows the copy that was asked for", async () => {
    const herald = await words('find "nobody here wants" in:Herald');
    expect(herald).toContain("Inland Herald · 13 January 2026");
    expect(herald).toContain("also in The Quay Courier and 1 other article");
    const { hits } = await dataOf('find "nobody here wants"');
    for (const { id, article } of hits[0]?.alsoIn ?? []) {
      expect(await words(`context ${id}`)).toContain(article.outlet ?? "day not stated");
      const articleId = desk.research.quote(id)?.article.id ?? "";
      const found = await dataOf(`find "nobody here wants" article:${articleId}`);
      expect(found.hits.map((hit) => hit.id)).toEqual([id]);
    }
    expect(await words("find bridge drowns by:Marrow after:2026-01-12")).toContain(
      "Inland Herald · 13 January 2026",
    );
  });

  it("finds what only one copy quotes", async () => {
    expect(await words("find six by:Dunmore")).toContain("Inland Herald · 13 January 2026");
    expect(await words("find six by:Dunmore")).not.toContain("also in");
  });

  it("is one article, and the copies are named", async () => {
    const said = await words("articles lorries mill");
    expect(said).toContain("1 article");
    expect(said).toContain("Bridge to Orrin closes for the winter");
    expect(said).toContain("also in Inland Herald and 1 other article");
    expect(await words("articles lorries in:Herald")).toContain("Orrin is cut off");
  });

  it("counts its quotations once for the speaker, and all its articles among the sources", async () => {
    expect(await words("who")).toMatch(/Ilse Marrow.* · 2 quotations · 12 January 2026 – 20 January 2026/);
    expect(await words("who drowns")).toMatch(/Ilse Marrow.* · 2 quotations/);
    const sources = await words("sources");
    expect(sources).toContain("3 quotations in 4 articles");
    expect(sources).toMatch(/Inland Herald · 2 articles · 3 quotations/);
  });
});
