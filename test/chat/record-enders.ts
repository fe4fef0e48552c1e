import fc from "fast-check";

/** Texts that would end a field, a line or a record of a file that is taken away, or become markup in it. */
export const recordEnders: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."ab{}\\%&#$_^~<>|`'\",;\r\n\t -@=*[]()!+.:“”‘’éשלוםع\u202E\u2066\u2028\u0085😀",
        "@article{x,",
        "ER  - ",
        "TY  - ",
        "''",
        "``",
        "---",
        " and ",
        "https://evil.example",
        "<b>",
        "</script>",
        "&amp;",
      ),
      fc.string({ unit: "grapheme", maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => `x${parts.join("")}x`);
