import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import { hitCard, pictureOf, textCard, wholeCard } from "./cards.ts";

/** A rendered card as the platform's reader meets it: markup interpreted as that platform does. */
export interface Seen {
  /** Everything shown, in order, without the labels of buttons. */
  readonly text: string;
  /** Stretches that do not share their direction with others; left out, each line of the text. */
  readonly stretches?: readonly string[];
  /** Where links lead that can be followed, those of buttons too. */
  readonly links: readonly string[];
  /** People, groups or rooms that would be told. */
  readonly mentions: readonly string[];
  /** Stretches that the platform would format though no run asked for it, and tags that it would obey. */
  readonly markup: readonly string[];
  /** What readers who do not see a picture are told of it instead. */
  readonly alternatives?: readonly string[];
  /** Limits that the platform would refuse it for. */
  readonly refusals: readonly string[];
}

/** What a renderer under test is: the product's rendering, then the platform's reading of it. */
export interface Subject {
  readonly name: string;
  readonly see: (card: Card) => Seen | Promise<Seen>;
  /** How text is shown where the platform cannot show it as it is (control characters on a terminal). */
  readonly shown?: (text: string) => string;
}

/** Text that would become something else if it were pasted into markup. */
export const hostile: readonly string[] = [
  "*stars* _lines_ ~waves~ `ticks` ```fence```",
  "**bold** __under__ ~~gone~~ ||hidden|| # not a heading",
  "<!channel> <!here> <!everyone> <@U0ALICE01> <#C0GENERAL> <!subteam^S0TEAM>",
  "@everyone @here <@123456789012345678> <@&123456789012345678> <#123456789012345678> </quote:123456789012345678>",
  "[a story](https://evil.example/x) ![p](https://evil.example/y.png) <https://evil.example/z|label>",
  "<script>alert(1)</script> <img src=x onerror=alert(1)> </div> &lt;b&gt; &amp;amp; <b>",
  "# heading\n## heading\n> quoted\n>>> quoted\n- item\n1. item\n-# small",
  "back\\slash \\*escaped\\* \\<@1> :smile: <:x:123456789012345678> <t:1700000000:R>",
  "\u202Eright to left\u202C \u2066isolate\u2069 \u200F\u200Emarks\u061C שלום عالم",
  "emoji 👩‍👩‍👧‍👦 🇪🇺 é e\u0301 \u{1F9D1}\u{1F3FD}‍🚀 zero\u200Bwidth \uFEFF",
  "mailto:a@b.example www.evil.example 00:00 user@example.com",
  "“curly” ‘single’ «angles» — dash … ellipsis \u00A0nbsp",
];

/** What every renderer owes, whatever an article holds. */
export function fulfilsContract(subject: Subject): void {
  const shown = subject.shown ?? ((text: string) => text);
  const expectSafe = (seen: Seen) => {
    expect(seen.mentions).toEqual([]);
    expect(seen.markup).toEqual([]);
    expect(seen.refusals).toEqual([]);
    expect(seen.links.filter((link) => link.includes("evil"))).toEqual([]);
  };

  describe(`${subject.name}: what every renderer owes`, () => {
    it.each(hostile)("shows the same words and nothing else: %j", async (text) => {
      for (const card of [textCard(text), hitCard([text, text, text]), wholeCard(text)]) {
        const seen = await subject.see(card);
        expect(seen.text).toContain(shown(text));
        expectSafe(seen);
      }
    });

    it("shows any text as it stands", async () => {
      const pieces = fc.oneof(
        fc.constantFrom(...hostile),
        fc.string({ unit: "grapheme" }),
        fc.constantFrom(..."*_~`|<>@#[]()\\:&\n- "),
      );
      const texts = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((parts) => `x${parts.join("")}x`);
      await fc.assert(
        fc.asyncProperty(texts, async (text) => {
          const seen = await subject.see(hitCard([text]));
          expect(seen.text).toContain(shown(text));
          expectSafe(seen);
        }),
        { numRuns: 60 },
      );
    });

    it.each([1, 499, 1000, 2999, 3000, 3001, 4000, 12_000, 100_000])(
      "stays within the limits with words of %i characters",
      async (length) => {
        for (const unit of ["word ", "*_`<&", "👩‍👩‍👧‍👦"]) {
          const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
          const seen = await subject.see(hitCard([text, text, text]));
          expectSafe(seen);
          if (!seen.text.includes(shown(text))) expect(seen.text).toMatch(/… \[\+\d+ characters\]/);
          for (const must of ["Mara Lindqvist", "harbour master", "The Quay Courier", "14 March 2026"])
            expect(seen.text).toContain(must);
          expect(seen.links.join(" ")).toContain("quay.example/a?b=1&c=2");
          const code = await subject.see({ ...textCard("x"), blocks: [{ kind: "code", text }] });
          expectSafe(code);
          if (!code.text.includes(shown(text))) expect(code.text).toMatch(/… \[\+\d+ characters\]/);
        }
      },
    );

    it.each([12_000, 100_000])("keeps the words beside an outlet of %i characters", async (length) => {
      for (const unit of ["quay ", "*_`<&", "\u202E"]) {
        const outlet = unit.repeat(length / unit.length);
        const seen = await subject.see(hitCard(["The tide does not wait."], outlet));
        expectSafe(seen);
        for (const must of ["The tide does not wait.", "Mara Lindqvist", "14 March 2026", "find harbour by:"])
          expect(seen.text).toContain(must);
        if (!seen.text.includes(shown(outlet))) expect(seen.text).toMatch(/… \[\+\d+ characters\]/);
      }
    });

    it.each(["\u202A", "\u202B", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2067\u202E"])(
      "does not turn what stands after an open direction mark: %j",
      async (mark) => {
        const seen = await subject.see(hitCard([`${mark}The tide.`], `Qu${mark}ay`));
        const stretches = seen.stretches ?? seen.text.split("\n");
        for (const after of ["Mara Lindqvist", "14 March 2026", "1 of 9"]) {
          const stretch = stretches.find((each) => each.includes(after)) ?? "";
          expect(stretch).toContain(after);
          expect(leftOpen(stretch.slice(0, stretch.indexOf(after)))).toBe("");
        }
      },
    );

    it("says how much of a quotation is missing, exactly", async () => {
      const text = "a sentence of words. ".repeat(5000);
      const seen = await subject.see(hitCard([text]));
      const cut = /❝([^…]*)… \[\+(\d+) characters\]/u.exec(seen.text);
      if (cut === null) expect(seen.text).toContain(text);
      else expect((cut[1] ?? "").length + Number(cut[2])).toBe(text.length + "❞".length);
    });

    it("stays within the limits with many blocks and long labels", async () => {
      const many = {
        ...textCard("x"),
        blocks: Array.from({ length: 30 }, (_, i) => textCard(`row ${i}`).blocks).flat(),
      };
      const buttons = Array.from({ length: 25 }, (_, i) => ({
        label: `${"long label ".repeat(20)}${i}`,
        line: `find ${"word ".repeat(500)}${i}`,
      }));
      for (const card of [
        many,
        { ...many, blocks: [{ kind: "buttons" as const, buttons }] },
        hitCard(Array.from({ length: 3 }, () => "word ".repeat(3000))),
      ]) {
        expectSafe(await subject.see(card));
      }
    });

    it.each(["tide", ...hostile])(
      "says what a picture shows to those who do not see it: %j",
      async (name) => {
        const text = name.replaceAll("\n", " ");
        const seen = await subject.see({ ...textCard("x"), blocks: [pictureOf(text)] });
        expect([seen.text, ...(seen.alternatives ?? [])].join("\n")).toContain("3 quotations");
        expect([seen.text, ...(seen.alternatives ?? [])].join("\n")).toContain(shown(text));
        expectSafe(seen);
      },
    );

    it("shows the line as understood, so that it can be typed again", async () => {
      const seen = await subject.see(hitCard(["The tide does not wait."]));
      expect(seen.text).toContain('find harbour by:"Mara Lindqvist"');
    });
  });
}

/** The direction marks in a text that nothing closes; here an embedding and an isolate do not cross. */
function leftOpen(text: string): string {
  const marks = text.replace(/[^\u202A-\u202E\u2066-\u2069]/g, "");
  const less = marks.replace(/[\u202A\u202B\u202D\u202E]\u202C|[\u2066-\u2068]\u2069/g, "");
  return less === marks ? marks : leftOpen(less);
}
