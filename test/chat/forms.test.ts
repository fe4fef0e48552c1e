import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Commands } from "../../src/chat/command.ts";
import { formOf, formWithin, givenIn } from "../../src/chat/forms.ts";
import { lineOf } from "../../src/chat/given.ts";
import { parseLine, printLine } from "../../src/chat/line.ts";
import { loadCommands } from "../../src/load-commands.ts";
import { UserError } from "../../src/research/errors.ts";

const today = "2026-04-30";
let commands: Commands;
beforeAll(async () => {
  commands = await loadCommands();
});

/** What stands in the fields of a line's form, without those that hold nothing. */
const filled = (line: string, most = 99): Readonly<Record<string, string>> => {
  const form = formOf(line, commands, today);
  const command = commandOf(form.command);
  const { fields } = formWithin(form, most, command);
  return Object.fromEntries(fields.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]])));
};

const commandOf = (name: string) => {
  const command = commands.get(name);
  if (command === undefined) throw new Error(`there is no ${name}`);
  return command;
};

/** The line that comes of a form in which nothing was changed. */
function lineBack(line: string, most = 99): string {
  const form = formOf(line, commands, today);
  const command = commandOf(form.command);
  return lineOf(form.command, command, givenIn(formWithin(form, most, command)));
}

/** What a line asks for, but for what a form does not keep, such as the page. */
function asked(line: string): unknown {
  const { name, command, values } = parseLine(line, commands, today);
  const kept = Object.entries(values).filter(([key]) => command.options[key]?.hidden !== true);
  return { name, values: Object.fromEntries(kept) };
}

it("a note that is emptied is taken away; other fields that are empty are left out", () => {
  const given = { q: "q:k3v7m2qa", board: "", note: "" };
  expect(lineOf("save", commandOf("save"), given)).toBe('save q:k3v7m2qa note:""');
});

describe("the form of a line", () => {
  it.each([
    [
      'find harbour by:"Mara Lindqvist" in:Courier last:7d sort:new',
      { query: "harbour", by: "Mara Lindqvist", in: "Courier", last: "7d", sort: "new" },
    ],
    [
      "articles tide after:2026-03-01 before:2026-03-09 type:direct",
      { query: "tide", after: "2026-03-01", before: "2026-03-09", type: "direct" },
    ],
    ["who about:budget on:2026-03-04", { about: "budget", during: "2026-03-04" }],
    ["timeline tide picture:no", { query: "tide", picture: "no" }],
    ["find tide page:3", { query: "tide" }],
    ["find", {}],
    ["tide by:Lind", { query: "tide", by: "Lind" }],
  ])("has a field for what the line says: %s", (line, fields) => {
    const shown: Readonly<Record<string, string>> = filled(line);
    const { picture = "yes", ...others } = shown;
    expect({ ...others, ...(picture !== "yes" && { picture }) }).toEqual(fields);
  });

  it("keeps in the query what fields cannot say", () => {
    expect(filled("find tide by:Lind by:Doe -by:Roe -coal on:2026-03 on:2026-04")).toEqual({
      query: "tide -coal -by:Roe by:Lind by:Doe during:2026-03 during:2026-04",
    });
  });

  it("keeps the quotation that a note is for, and has the note without its marks", () => {
    const form = formOf('save q:k3v7m2qa board:"Port Elm" note:"why ″this″"', commands, today);
    expect(form).toMatchObject({ command: "save", title: "Save", kept: { q: "q:k3v7m2qa" } });
    expect(form.fields.map(({ key, kind, value, required }) => ({ key, kind, value, required }))).toEqual([
      { key: "board", kind: "line", value: "Port Elm", required: false },
      { key: "note", kind: "lines", value: "why ″this″", required: false },
    ]);
    const line = lineOf("save", commandOf("save"), { ...form.kept, board: "", note: "two\nlines" });
    expect(asked(line)).toEqual(asked('save q:k3v7m2qa note:"""two\nlines"""'));
  });

  const words = fc.oneof(
    fc.constantFrom(
      '"',
      '""',
      '"""',
      "“",
      "”",
      "«",
      "″",
      "’",
      "\n",
      "\r\n",
      "\t",
      " ",
      "by:",
      "By:Doe",
      "draft:",
    ),
    fc.constantFrom("note:", 'note:"x"', "board:", "Jane", "Doe", "-", "5", "tide", "q:k3v7m2qa", "/quote"),
    fc.string({ unit: "binary", maxLength: 4 }),
  );
  const texts = fc
    .tuple(fc.array(words, { maxLength: 12 }), fc.constantFrom("", " "))
    .map(([parts, between]) => parts.join(between));
  /** As given, but for control characters and blanks around it. */
  const kept = (text: string): string =>
    text
      .replace(/\r\n?/g, "\n")
      .replace(/[^\P{Cc}\n]/gu, " ")
      .trim();

  it("keeps every note as it was put in, its lines and marks with it", () => {
    const save = commandOf("save");
    fc.assert(
      fc.property(texts, (text) => {
        const line = lineOf("save", save, { q: "q:k3v7m2qa", board: "Port Elm", note: text });
        const { values, notes } = parseLine(line, commands);
        // One that is all blanks is no note.
        expect({ board: "Port Elm", note: "", ...values, notes }, line).toEqual({
          q: "q:k3v7m2qa",
          board: "Port Elm",
          note: kept(text),
          notes: [],
        });
        expect(parseLine(printLine("save", save, values), commands).values).toEqual(values);
      }),
      { numRuns: 2000 },
    );
  });

  /** Without blanks and control characters around it. */
  const inside = (text: unknown): string => String(text).replace(/^[\s\p{Cc}]+|[\s\p{Cc}]+$/gu, "");

  it("keeps every draft as it was put in, whoever is named beside it", () => {
    const verify = commandOf("verify");
    fc.assert(
      fc.property(texts, fc.constantFrom("", "Jan", "Jan Holm"), (text, by) => {
        const draft = inside(text);
        if (draft === "") return;
        const given = { draft, ...(by !== "" && { by }) };
        const { values } = parseLine(lineOf("verify", verify, { by, draft: text }), commands);
        expect({ ...values, draft: inside(values.draft) }).toEqual(given);
        const again = parseLine(printLine("verify", verify, values), commands).values;
        expect({ ...again, draft: inside(again.draft) }).toEqual(given);
      }),
      { numRuns: 2000 },
    );
  });

  it("has room for what stands in it", () => {
    const name = "x".repeat(300);
    const lines = [`find by:${name} tide`, `find "${"tide ".repeat(440).trim()}"`];
    for (const line of lines) {
      for (const { most, value = "" } of formOf(line, commands, today).fields)
        expect(value.length).toBeLessThanOrEqual(most);
    }
    expect(filled(lines[0] ?? "").by).toBe(name);
    expect(filled(lines[1] ?? "").query?.length).toBeGreaterThan(2000);
  });

  it("has no field that says nothing there, and keeps what was typed of it", () => {
    const form = formOf("timeline tide sort:new", commands, today);
    expect(form.fields.map(({ key }) => key)).not.toContain("sort");
    expect(filled("timeline tide sort:new")).toMatchObject({ query: "tide sort:new" });
  });

  it("leaves out what was emptied", () => {
    const given = { query: " tide ", by: "", in: "  ", sort: "new" };
    expect(lineOf("find", commandOf("find"), given)).toBe("find sort:new tide");
  });

  it("takes a value with the name of its field before it, as it is typed elsewhere", () => {
    const given = { query: "tide", before: "Before:2026-11-20", by: "by: Jane Doe" };
    expect(lineOf("find", commandOf("find"), given)).toBe('find by:"Jane Doe" before:2026-11-20 tide');
  });

  it("is empty for a command's name alone, whatever the command must have", () => {
    expect(formOf("verify", commands, today).fields).toMatchObject([
      { key: "by", kind: "line", names: "by", required: false },
      { key: "draft", kind: "lines", required: true },
    ]);
    expect(formOf("saved", commands, today).fields[0]).toMatchObject({ key: "board", names: "board" });
    expect(formOf("unwatch", commands, today).fields[0]).toMatchObject({ key: "name", names: "watch" });
  });

  it("says which fields take a whole day", () => {
    const { fields } = formOf("find", commands, today);
    expect(fields.flatMap(({ key, isDay }) => (isDay ? [key] : []))).toEqual(["after", "before"]);
  });

  it("says what is wrong with a line that is", () => {
    expect(() => formOf("find sort:loud", commands, today)).toThrow(UserError);
  });

  it("has labels and hints that a platform takes", () => {
    for (const name of commands.keys()) {
      for (const { label, hint } of formOf(name, commands, today).fields) {
        expect(label.length, label).toBeLessThanOrEqual(45);
        expect(hint.length, hint).toBeLessThanOrEqual(100);
      }
    }
  });

  it("says nothing below a label that the label says already", () => {
    const { fields } = formOf("find", commands, today);
    expect(fields.find(({ key }) => key === "by")?.hint).toBe("A name");
    expect(fields.find(({ key }) => key === "sort")?.hint).toBe("");
    for (const { label, hint } of fields.slice(1)) expect(hint.startsWith(label), hint).toBe(false);
  });
});

describe("a form of a few fields", () => {
  it("has the query and what was asked for, and puts the rest into the query", () => {
    const line = "find tide by:Lind in:Courier about:coal after:2026-03-01 type:direct sort:new";
    expect(filled(line, 5)).toEqual({
      query: "type:direct sort:new tide",
      by: "Lind",
      in: "Courier",
      about: "coal",
      after: "2026-03-01",
    });
    expect(filled("find", 5)).toEqual({});
    expect(asked(lineBack(line, 5))).toEqual(asked(line));
  });

  it("keeps what a command without a query says beside it", () => {
    const line = "digest set at:08:30 zone:Europe/Brussels days:weekdays";
    expect(asked(lineBack(line, 2))).toEqual(asked(line));
  });
});

describe("the line of a form in which nothing was changed", () => {
  const word = fc.oneof(
    fc.constantFrom(
      "tide",
      "net",
      "zero",
      "OR",
      "on",
      "by",
      "-coal",
      "+must",
      "page:2",
      "O’Neill",
      '5"',
      "a:b",
    ),
    fc.string({
      unit: fc.constantFrom(..."ab1-+:.\"“”' \\\t\u0007\u00a0\u200b\u202e\u0301″"),
      minLength: 1,
      maxLength: 6,
    }),
  );
  const name = fc.oneof(
    fc.constantFrom("Lind", '"Mara Lindqvist"', "O’Neill", '"Jane ″JD″ Doe"', '"-x"', '" a  b "'),
    word,
  );
  const part = fc.oneof(
    word,
    fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`),
    fc
      .tuple(fc.constantFrom("by", "in", "about", "-by", "-in", "speaker", "article"), name)
      .map((two) => two.join(":")),
    fc.constantFrom(
      "last:7d",
      "last:2w",
      "after:2026-03-01",
      "after:2026-02-01",
      "before:2026-04-01",
      "on:2026-03-14",
      "during:2026-03",
      "during:2026",
      "on:yesterday",
      "type:direct",
      "type:fragment",
      "-type:direct",
      "sort:new",
      "sort:best",
    ),
  );
  const command = fc.constantFrom("find", "articles", "who", "timeline", "watch", "export", "");
  const lines = fc
    .tuple(command, fc.array(part, { maxLength: 9 }))
    .map(([first, parts]) => [first, ...parts].join(" "));

  it("asks for the same, however many fields there are", () => {
    let told = 0;
    fc.assert(
      fc.property(lines, fc.constantFrom(99, 5, 2), (line, most) => {
        const meant = meaning(line);
        if (meant === undefined) return;
        told++;
        expect(meaning(lineBack(line, most)), line).toEqual(meant);
      }),
      { numRuns: 600 },
    );
    expect(told).toBeGreaterThan(200);
  });

  /** Undefined where the line is wrong. */
  function meaning(line: string): unknown {
    try {
      return asked(line);
    } catch (cause) {
      if (cause instanceof UserError) return undefined;
      throw cause;
    }
  }
});
