import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fenced, type Token, tokensOf, withoutMarks } from "../../../src/research/search/tokens.ts";

/** A token in short: `-` or `+` for a sign, `[key]` for a field, marks for a phrase, `…` for what was not closed. */
function short(token: Token): string {
  const sign = `${token.not ? "-" : ""}${token.must ? "+" : ""}`;
  const key = token.kind === "field" ? `[${token.key}]` : "";
  const value =
    token.kind === "phrase" || (token.kind === "field" && token.quoted) ? `<${token.value}>` : token.value;
  return `${sign}${key}${value}${token.unclosed === undefined ? "" : "…"}`;
}

const shortly = (line: string) => tokensOf(line).map(short);

describe("tokensOf", () => {
  it.each([
    ["net zero", ["net", "zero"]],
    ["  net \t zero\u00a0now\n", ["net", "zero", "now"]],
    ["", []],
    ['"net zero" now', ["<net zero>", "now"]],
    ["“net zero” „net zero“ «net zero» »net zero« ❝net zero❞", Array.from({ length: 5 }, () => "<net zero>")],
    ['“net zero" and „more»', ["<net zero>", "and", "<more>"]],
    ["-coal -“brown coal”", ["-coal", "-<brown coal>"]],
    ["\u2212coal --coal", ["-coal", "-coal"]],
    ["- -- co-operation - end-", ["-", "--", "co-operation", "-", "end-"]],
    ['by:Doe By:“Jane Doe” SPEAKER:"Jane Doe"', ["[by]Doe", "[By]<Jane Doe>", "[SPEAKER]<Jane Doe>"]],
    ['-in:Courier -in:"The Courier"', ["-[in]Courier", "-[in]<The Courier>"]],
    ["+coal +“brown coal” +by:Doe ++gas", ["+coal", "+<brown coal>", "+[by]Doe", "+gas"]],
    ["+-coal -+gas", ["-coal", "-gas"]],
    ["+ a + +- C++ a+b", ["+", "a", "+", "+-", "C++", "a+b"]],
    ["by:", ["[by]"]],
    ["by: Doe", ["[by]", "Doe"]],
    ["by:a:b", ["[by]a:b"]],
    ["O’Neill O'Neill's ’tis", ["O’Neill", "O'Neill's", "’tis"]],
    ["by:O’Neill", ["[by]O’Neill"]],
    ['a 5" pipe 6\'2" tall', ["a", '5"', "pipe", "6'2\"", "tall"]],
    ['"a 5" pipe" new', ['<a 5" pipe>', "new"]],
    ['"in 2022" "in 2023" x', ["<in 2022>", "<in 2023>", "x"]],
    ['by:"Area 51" in:"Unit 7"', ["[by]<Area 51>", "[in]<Unit 7>"]],
    ['"in 2022" peace', ["<in 2022>", "peace"]],
    ["https://example.org/a:b?c=d http://x", ["https://example.org/a:b?c=d", "http://x"]],
    ["08:30 10:15pm", ["08:30", "10:15pm"]],
    ['word"a phrase"word', ["word", "<a phrase>", "word"]],
    ['"a""b"', ["<a>", "<b>"]],
    ['"" x', ["<>", "x"]],
    ["x “not closed by:Doe", ["x", "<not closed by:Doe>…"]],
    ["by:“Jane Doe", ["[by]<Jane Doe>…"]],
    ["x”", ["x", "<>…"]],
  ])("takes %s apart", (line, tokens) => {
    expect(shortly(line)).toEqual(tokens);
  });

  it("says where each token stands, marks and minus inside", () => {
    const line = 'coal -"brown coal" by:“Jane Doe”';
    expect(tokensOf(line).map(({ start, end }) => line.slice(start, end))).toEqual([
      "coal",
      '-"brown coal"',
      "by:“Jane Doe”",
    ]);
  });

  it("names the mark that was not closed", () => {
    expect(tokensOf("„so").map((token) => token.unclosed)).toEqual(["„"]);
  });

  it("covers every line in order, with nothing but blanks between the tokens", () => {
    const piece = fc.constantFrom('"', "“", "»", "-", ":", "5", "a", " ", "by:", "//", "\u0000", "’", "😀");
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: piece, maxLength: 40 })),
        (line) => {
          let at = 0;
          for (const token of tokensOf(line)) {
            expect(line.slice(at, token.start)).toMatch(/^[\s\p{Cc}]*$/u);
            expect(token.end).toBeGreaterThan(token.start);
            expect(line.slice(token.start, token.end)).toContain(token.value);
            at = token.end;
          }
          expect(line.slice(at)).toMatch(/^[\s\p{Cc}]*$/u);
        },
      ),
    );
  });

  it.each(['"', '5"', '5" ', "“ ", "-", "a:", 'a:"', '"5"', 'a:"""', 'a:"""" '])(
    "reads 10,000 times %s",
    (piece) => {
      const line = piece.repeat(10_000);
      expect(tokensOf(line).at(-1)?.end).toBe(line.trimEnd().length);
    },
  );
});

describe("fenced", () => {
  it("holds any text as the value of a key, but for blanks around it", () => {
    const text = fc.string({ unit: fc.constantFrom('"', "“", "”", "a:", "5", " ", "\n", "x") });
    fc.assert(
      fc.property(text, (words) => {
        const [token, more] = tokensOf(`a:${fenced(words)} b`);
        expect(token).toMatchObject({ kind: "field", key: "a", quoted: true });
        expect(token?.value.trim()).toBe(words.trim());
        expect(more).toMatchObject({ kind: "word", value: "b" });
      }),
    );
  });

  it("is none where it does not close", () => {
    expect(tokensOf('a:"""b c').map(({ value }) => value)).toEqual(["", "b c"]);
  });
});

describe("withoutMarks", () => {
  it("leaves nothing that would open a phrase", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', "“", "«", "a", "5", "’") }), (text) => {
        const tokens = tokensOf(withoutMarks(text));
        expect(tokens.filter(({ kind }) => kind !== "word")).toEqual([]);
      }),
    );
  });
});
