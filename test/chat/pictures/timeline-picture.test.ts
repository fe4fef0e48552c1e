import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { printSvg, shape } from "../../../src/chat/pictures/svg.ts";
import { fitted, widthOf } from "../../../src/chat/pictures/text-width.ts";
import { themes } from "../../../src/chat/pictures/themes.ts";
import { timelinePicture } from "../../../src/chat/pictures/timeline-picture.ts";
import type { Quote } from "../../../src/research/article.ts";
import { isoOf } from "../../../src/research/day-number.ts";
import { atOnce } from "../../../src/research/slices.ts";
import { timelineOf } from "../../../src/research/timeline/timeline.ts";
import { hostile } from "../../adapters/contract.ts";
import { said } from "../../research/timeline/said.ts";

const picture = (quotes: readonly Quote[], asked = "tide") =>
  timelinePicture(atOnce(timelineOf(quotes, ({ speaker }) => speaker?.name, new Set())), asked);

/** What a strict reader of XML finds: names of elements, names of attributes, and texts. */
function read(svg: string) {
  const [names, attributes, texts] = [new Set<string>(), new Set<string>(), [] as string[]];
  const parser = new Parser(
    {
      onopentag(name, values) {
        names.add(name);
        for (const key of Object.keys(values)) attributes.add(key);
        if (name === "text") texts.push("");
      },
      ontext: (text) => texts.push(`${texts.pop() ?? ""}${text}`),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(svg);
  return { names, attributes, texts };
}

const elements = ["svg", "g", "rect", "line", "path", "text"];

describe("a timeline's picture", () => {
  it("leaves a part of its caption out whole where there is no room, and cuts none", () => {
    const many = Array.from({ length: 3157 }, (_, i) => said(isoOf(6265 + (i % 20))));
    const { svg } = picture(many);
    const caption = read(svg.light).texts.find((text) => text.startsWith("3,157"));
    expect(caption).toMatch(/^3,157 quotations · [^…]*1987( · by day)?$/);
  });

  it.each(hostile)("shows a name as text, whatever it is: %j", (name) => {
    const { svg, alt } = picture([said("2026-03-14", name), said("2026-03-20", name)], `by:"${name}"`);
    for (const drawn of Object.values(svg)) {
      const { names, attributes } = read(drawn);
      expect([...names].filter((each) => !elements.includes(each))).toEqual([]);
      expect([...attributes].filter((each) => /^(on|href|xlink|style|class)/.test(each))).toEqual([]);
      expect(drawn).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    }
    expect(alt.length).toBeLessThanOrEqual(1024);
  });

  it("escapes what would be markup, and leaves out what XML cannot hold", () => {
    const svg = printSvg(shape("text", { fill: `"><script>` }, ["</text><script>&amp;\u0000\uD800\uFFFE"]));
    expect(svg).toBe(
      '<text fill="&quot;&gt;&lt;script&gt;">&lt;/text&gt;&lt;script&gt;&amp;amp;\uFFFD</text>',
    );
  });

  it("has the words of each speaker and stretch, and names them for those who do not see it", () => {
    const quotes = [
      ...Array.from({ length: 5 }, () => said("2026-01-10", "Ann Holm", "The tide needs dredging")),
      ...Array.from({ length: 5 }, () => said("2026-05-10", "Bo Kern", "The tide needs a barrier")),
      said("2026", "Bo Kern"),
      said(undefined),
    ];
    const { svg, alt, lanes } = picture(quotes);
    const { texts } = read(svg.light);
    for (const text of ["tide", "Ann Holm", "Bo Kern", "dredging", "barrier", "unattributed"])
      expect([text, texts.includes(text)]).toEqual([text, true]);
    expect(texts).toContain("Hollow: only the month or year is known (1)");
    expect(texts).toContain("Not drawn, of no known year: 1");
    expect(alt).toBe(
      "Timeline of tide: 12 quotations, Jan–May 2026, by week. Most in 5–11 Jan 2026: 5. 5–11 Jan 2026 5 (dredging); 4–10 May 2026 5 (barrier). By Bo Kern 6 (barrier); Ann Holm 5 (dredging); unattributed 1. Only the month or year is known of 1. Not drawn, of no known year: 1.".replace(
        "Jan–May 2026",
        "5 Jan–10 May 2026",
      ),
    );
    expect(lanes.map(({ label, total }) => [label, total])).toEqual([
      ["Bo Kern", 6],
      ["Ann Holm", 5],
      ["unattributed", 1],
    ]);
  });

  it("says no more in words than a chat takes, however long the words that stand out", () => {
    const quotes = Array.from({ length: 6 }, (_, i) =>
      Array.from({ length: 4 }, () => said(`2026-0${i + 1}-10`, `Speaker ${i}`, `${"word".repeat(60)}${i}x`)),
    ).flat();
    expect(picture(quotes).alt.length).toBeLessThanOrEqual(1024);
    expect(picture(quotes).alt).toMatch(/^Timeline of tide: .{900,1005}…$/);
  });

  it("draws what is known by a year alone as a hollow bar", () => {
    const known = picture([said("2026-01-10"), said("2026-02-20")]);
    const vague = picture([said("2026-01-10"), said("2026-02-20"), said("2026-02")]);
    expect(known.svg.light).not.toContain('fill="none"');
    expect(vague.svg.light).toContain('fill="none"');
  });

  it("numbers a speaker for a chat whose name the shipped font cannot draw, and names them on the page", () => {
    const { svg } = picture([said("2026-03-14", "北条 美咲"), said("2026-03-14", "Łukasz Ćwikła")]);
    expect(read(svg.chat).texts).toEqual(expect.arrayContaining(["Łukasz Ćwikła", "Speaker 2"]));
    expect(read(svg.chat).texts).toContain("The numbered speakers are named in the answer.");
    expect(read(svg.light).texts).toContain("北条 美咲");
  });

  it("stays as wide as a phone, however many speak and however long", () => {
    const quotes = Array.from({ length: 5000 }, (_, i) =>
      said(isoOf(12_000 + i * 2), `${"Very ".repeat(i % 40)}Long Name ${i % 50}`, `word${i % 30} and more`),
    );
    const { width, height, svg, alt } = picture(quotes, "tide ".repeat(300));
    expect([width, height < 700, svg.light.length < 100_000, alt.length <= 1024]).toEqual([
      360,
      true,
      true,
      true,
    ]);
    const numbers = [...svg.chat.matchAll(/<(?:rect|line)[^>]*? (?:x|x1|x2)="([^"]*)"/g)].map(([, x]) =>
      Number(x),
    );
    expect(Math.max(...numbers)).toBeLessThanOrEqual(360);
    expect(svg.light).not.toContain("NaN");
  });

  it.each([[["2026-03-14"]], [["2026-03"]], [["2026"]], [["2026", "2024"]], [["1826-01-01", "2026-01-01"]]])(
    "can be drawn of %j",
    (days) => {
      const { svg, alt } = picture(days.map((day) => said(day, "Ann Holm")));
      expect(`${svg.light}${alt}`).not.toMatch(/NaN|undefined|Infinity/);
    },
  );
});

describe("text in a picture", () => {
  it("is cut with a sign where it has no room, between what people see as letters", () => {
    expect(fitted("short", 12, 100)).toBe("short");
    const cut = fitted("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 12, 100);
    expect(cut).toMatch(/^(?:👩‍👩‍👧‍👦)+…$/u);
    expect(widthOf(cut, 12)).toBeLessThanOrEqual(100);
  });

  it("is in one line, without controls, and where letters are missing not at all", () => {
    expect(themes.light.drawable("a\u202E b\n\u0007c")).toBe("a b c");
    expect(themes.chat.drawable("Βασίλης Đorđević Ґонта Nguyễn “x”")).toBe(
      "Βασίλης Đorđević Ґонта Nguyễn “x”",
    );
    expect(themes.chat.drawable("عالم")).toBeUndefined();
  });
});
