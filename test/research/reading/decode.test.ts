import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode } from "../../../src/research/reading/decode.ts";
import { ReadingError } from "../../../src/research/reading/reading-error.ts";

const bytes = (text: string, encoding: BufferEncoding = "utf8") =>
  new Uint8Array(Buffer.from(text, encoding));
const bigEndian = (text: string) => new Uint8Array(Buffer.from(text, "utf16le").swap16());
/** Windows-1252 for the few marks that the tests use. */
const western = (text: string) =>
  Uint8Array.from(
    text,
    (letter) => ({ "“": 0x93, "”": 0x94, "’": 0x92, "—": 0x97 })[letter] ?? letter.charCodeAt(0),
  );

const words = "“It’s the café,” she said — naïve.";

describe("decode", () => {
  it.each([
    ["UTF-8", bytes(words)],
    ["UTF-8 with a mark", bytes(`\ufeff${words}`)],
    ["UTF-16 little end first with a mark", bytes(`\ufeff${words}`, "utf16le")],
    ["UTF-16 big end first with a mark", bigEndian(`\ufeff${words}`)],
    ["UTF-16 little end first", bytes(words, "utf16le")],
    ["UTF-16 big end first", bigEndian(words)],
    ["Windows-1252", western(words)],
  ])("reads %s", (_, stored) => expect(decode(stored)).toBe(words));

  it("reads Cyrillic of before Unicode by their letters", () => {
    const russian = "Пожар на верфи потушен, сообщил начальник порта Хавнбю";
    const cyrillic = (letter: string) => {
      const code = letter.charCodeAt(0);
      return code < 128 ? code : code - 0x410 + 0xc0;
    };
    expect(decode(Uint8Array.from(russian, cyrillic))).toBe(russian);
  });

  it("takes a declared charset where the bytes are not UTF-8, and not where they are", () => {
    // In ISO 8859-2, 0xb3 is ł.
    const polish = (head: string) =>
      Uint8Array.from(`${head}Gda\u00f1sk, Z\u00b3oty`, (letter) => letter.charCodeAt(0));
    expect(decode(polish('<meta charset="iso-8859-2">'))).toContain("Złoty");
    expect(decode(polish('<?xml version="1.0" encoding="ISO-8859-2"?>'))).toContain("Złoty");
    expect(decode(polish('<meta http-equiv=a content="text/html; charset=iso-8859-2">'))).toContain("Złoty");
    expect(decode(polish(""), "iso-8859-2")).toContain("Złoty");
    expect(decode(polish('<meta charset="no-such-thing">'))).toContain("Z³oty");
    expect(decode(bytes('<meta charset="iso-8859-2">Złoty'))).toContain("Złoty");
  });

  it("takes curly marks in English for Windows-1252, however few letters tell", () => {
    expect(decode(western("“We sank,” he said. ".repeat(40)))).toBe("“We sank,” he said. ".repeat(40));
  });

  it("takes no other script for proved by a few letters", () => expect(decode(western("“ÄÖ”"))).toBe("“ÄÖ”"));

  it("leaves letters that were broken before as they came, and a bad byte in UTF-8 visible", () => {
    expect(decode(bytes("â€œWe sank,â€\u009d he said."))).toBe("â€œWe sank,â€\u009d he said.");
    const damaged = Uint8Array.of(...bytes("é".repeat(30)), 0xff, ...bytes(" end"));
    expect(decode(damaged)).toBe(`${"é".repeat(30)}\ufffd end`);
  });

  it("reads a text that a zero or two fell into, and shows them as bad bytes", () => {
    const spotted = `${words} It rained.`.repeat(4).replace("café", "caf\0é");
    expect(decode(bytes(spotted))).toBe(spotted.replace("\0", "\ufffd"));
  });

  it.each([
    ["a zip", Uint8Array.of(80, 75, 3, 4, 0, 0, 8, 0)],
    ["zeros on both sides", Uint8Array.of(0, 65, 66, 0, 67, 0, 0, 68)],
    ["zeros here and there", Uint8Array.from({ length: 200 }, (_, at) => (at % 66 === 1 ? 0 : 65))],
    [
      "a zero among letters of no encoding",
      Uint8Array.from({ length: 200 }, (_, at) => (at === 9 ? 0 : 65 + at)),
    ],
    ["a picture without zeros", Uint8Array.from({ length: 256 }, (_, at) => 1 + (at % 255))],
    ["a broken UTF-16 file", Uint8Array.of(0xff, 0xfe, 0, 0, 65, 0, 0, 0)],
  ])("refuses %s", (_, stored) => {
    expect(() => decode(stored)).toThrow(ReadingError);
    expect(() => decode(stored)).toThrow("This is not plain text");
  });

  it("gives any text back that was stored in UTF-8", () => {
    const text = fc.string({ unit: "binary" }).filter((one) => !one.includes("\0") && one.isWellFormed());
    fc.assert(
      fc.property(text, (one) => {
        const prose = `It rained at Havnby, said the mayor. ${one}`.repeat(3);
        const controls = Array.from(prose).filter((letter) => letter < " ").length;
        if (controls * 30 < prose.length) expect(decode(bytes(prose))).toBe(prose);
      }),
    );
  });
});

it("tells the letters of Central Europe from Western ones, where nothing names an encoding", () => {
  const bytesOf = (text: string, label: string): Uint8Array => {
    const decoder = new TextDecoder(label);
    const table = new Map(
      Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
    );
    return Uint8Array.from(text, (letter) => table.get(letter) ?? 0x3f);
  };
  const czech = "Starostka ve středu řekla, že noční vlak zůstane. Příští týden přijdou další jednání.";
  const polish =
    "Burmistrz powiedziała w środę, że nocny pociąg będzie jeździł. Żaden mieszkaniec nie chciał zmian.";
  const french =
    "La maire a déclaré mercredi que le train de nuit restera. « Où êtes-vous ? » Ça va être très long.";
  for (const text of [czech, polish]) {
    for (const label of ["windows-1250", "iso-8859-2"]) expect(decode(bytesOf(text, label))).toBe(text);
  }
  expect(decode(bytesOf(french, "windows-1252"))).toBe(french);
  // Too little to tell by.
  expect(decode(bytesOf("Café Łunn", "windows-1250"))).toBe("Café £unn");
});
