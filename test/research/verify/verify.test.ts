import { beforeAll, describe, expect, it } from "vitest";
import { textAt } from "../../../src/research/article.ts";
import { createResearch } from "../../../src/research/create-research.ts";
import { readCorpus } from "../../../src/research/reading/read-corpus.ts";
import type { Research } from "../../../src/research/research.ts";
import { draftOf, mostClaims } from "../../../src/research/verify/draft.ts";
import { fixture } from "../../desk-on.ts";

let research: Research;
beforeAll(async () => {
  research = createResearch(await readCorpus([fixture("verify/articles")]));
});

async function verdictOn(text: string, by?: string) {
  const verdicts = await research.verify(draftOf(text, by));
  const [verdict] = verdicts;
  if (verdict === undefined || verdicts.length > 1) throw new Error(`${verdicts.length} quotations`);
  return verdict;
}

/** Each difference of the best source as "kind: the draft's words < the source's". */
async function differencesOf(text: string): Promise<readonly string[]> {
  const { sources } = await verdictOn(text);
  const [best] = sources;
  return (best?.differences ?? []).map(({ kind, draft, source }) => {
    const typed = draft === undefined ? "" : text.slice(draft.start, draft.end);
    return `${kind}: ${typed} < ${best === undefined || source === undefined ? "" : textAt(best.article, source)}`;
  });
}

describe("the differences", () => {
  it.each([
    ["We can pay for a second pilot", ["changed: can < cannot"]],
    [
      "The first week was terrible, and in the third week they began to talk",
      ["leftOut:  < the second week was quiet"],
    ],
    ["I would gladly let my own children swim in it", ["added: gladly < "]],
    [
      "We will rebuild the northern bridge by the end of spring",
      ["moved: by the end of spring < By the end of spring"],
    ],
    ["The color of our bottles is older than the town hall", ["spelling: color < colour"]],
    [
      "The first week was terrible … they began to talk",
      ["elided:  < the second week was quiet, and in the third week"],
    ],
    ["She plays as if the [chess] board belonged to her", ["editorial: chess < "]],
    ["I share a surname with the director and nothing less", ["added: less < "]],
    ["Nobody should mistake our patience for weakness", ["changed: weakness < consent"]],
    ["A lease is a promise with a ribbon", ["added: ribbon < "]],
    ["Our locker has more friends than you ever had", ["changed: Our < My", "changed: you ever had < I do"]],
    // “and we” is the next man's there.
    ["This is the hardest frost in 30 winters, and we must go out", ["added: and we must go out < "]],
  ])("of “%s”", async (text, differences) => {
    expect(await differencesOf(text)).toEqual(differences);
  });
});

it("says that a sentence goes on only behind what a replaced last word stands for", async () => {
  const goesOn = async (text: string) => (await verdictOn(text)).sources[0]?.goesOn !== undefined;
  expect(await goesOn("Nobody should mistake our patience for")).toBe(true);
  expect(await goesOn("Nobody should mistake our patience for weakness")).toBe(false);
});

describe("what is the same statement in other words", () => {
  it.each([
    [
      "no three words in a row left",
      "Ministers shut hospitals quietly each summer when voters go to the beach",
    ],
    ["nearly nothing but frequent words", "It is brown, it is cold and it is wonderful"],
    [
      "each third word another",
      "A guest who falls asleep at midnight may now be flown fifty kilometres past a mountain hut",
    ],
    ["contractions made", "We’re not against technology. We’re against being interrupted"],
  ])("is known with %s", async (_, text) => {
    expect((await verdictOn(text)).outcome).toBe("altered");
  });

  it.each([
    ["strewn over a long passage", "a sick patient over a mountain"],
    ["frequent ones only", "I would rather do it now than later, and we will see who comes with us"],
    [
      "of the same article in another order",
      "The engineers of the yard signed four letters to the fishermen before Easter",
    ],
  ])("is none where words in common are %s", async (_, text) => {
    expect((await verdictOn(text)).outcome).toBe("absent");
  });
});

describe("whose words they are", () => {
  const relationOf = async (by: string) =>
    (await verdictOn("The minister promised us 1,500 crowns for every boat", by)).sources[0]?.relation;

  it("is somebody else only where the names exclude each other", async () => {
    expect(await relationOf("Jan Holm")).toBe("same");
    expect(await relationOf("Holm")).toBe("same");
    expect(await relationOf("Erik Holm")).toBe("other");
    expect(await relationOf("Viktor Sand")).toBe("other");
    // A slip, an initial, a role and an organisation may all be the same one.
    for (const by of ["Jan Hollm", "Jan Holme", "J. Holm", "the chairman", "Harbour Board", "Jan Holm-Lund"])
      expect(["same", "unknown"], by).toContain(await relationOf(by));
  });

  it("is nobody else where the article does not say", async () => {
    const { outcome, sources } = await verdictOn("I do not know who wrote this plan", "Viktor Sand");
    expect([outcome, sources[0]?.relation]).toEqual(["exact", "unknown"]);
  });

  it("puts the speaker asked for before an earlier other one", async () => {
    const { outcome } = await verdictOn(
      "I will not sign a budget that closes a single library",
      "Agnes Tull",
    );
    expect(outcome).toBe("exact");
  });
});

describe("what is put together of two people's words", () => {
  it.each([
    ["The beacon went dark twice … Brass polish has nothing to do with the beacon", "stitched"],
    ["We had more luck than sense. No tanker passes the reef before Sunday", "stitched"],
    ["The beacon went dark four times … Brass polish has nothing to do with the beacon", "altered"],
  ])("is laid on each of them for their part: %s", async (text, outcome) => {
    const verdict = await verdictOn(text, "Odd Merrin");
    expect(verdict.outcome).toBe(outcome);
    expect(verdict.parts?.map(({ quote, relation }) => [quote?.speaker?.name, relation])).toEqual([
      ["Odd Merrin", "same"],
      ["Thea Brekke", "other"],
    ]);
  });

  it("may have two words that tell for a part, which stand in the article of the others", async () => {
    const { outcome, parts } = await verdictOn("We will not climb. Stay ashore");
    expect(outcome).toBe("stitched");
    expect(parts?.map(({ quote }) => quote?.speaker?.name)).toEqual(["Ivar Sunde", "Thea Brekke"]);
    // They stand in another article, or are such as stand anywhere.
    expect((await verdictOn("We will not climb. Organised doubt")).outcome).not.toBe("stitched");
    expect((await verdictOn("We will not climb. This is")).outcome).not.toBe("stitched");
  });

  it("is told apart by quotation, also where both are of one", async () => {
    const { outcome, parts } = await verdictOn(
      "Lash what can roll. No tanker passes the reef",
      "Thea Brekke",
    );
    expect(outcome).toBe("stitched");
    expect(parts?.map(({ quote, finding }) => [quote?.speaker?.name, finding])).toEqual([
      ["Thea Brekke", "otherwise-written"],
      ["Thea Brekke", "exact"],
    ]);
  });
});

describe("a draft", () => {
  it("has its quotations with their speakers, and whatever is asked before them", () => {
    const text = "“We sail at noon,” Mara Lindqvist said. Jan Holm called it “a mess of ropes”.";
    expect(draftOf(text).claims.map(({ speaker }) => speaker)).toEqual(["Mara Lindqvist", "Jan Holm"]);
    expect(draftOf(text, "Ida").claims.map(({ speaker }) => speaker)).toEqual(["Ida", "Ida"]);
  });

  it.each([
    [
      "Thea Brekke said, “Stay ashore”, and ‘This is the hardest frost in 30 winters’.",
      ["Stay ashore", "This is the hardest frost in 30 winters"],
    ],
    [
      "\"Not now, not ever,\" said Thea Brekke. She called it 'a black day for the islands' and 'a barrel of a plan'.",
      ["Not now, not ever,", "a black day for the islands", "a barrel of a plan"],
    ],
    // Single ones inside double ones, and apostrophes, are none; nor do double ones inside single ones part them.
    [
      "“We don’t want ‘a barrel of a plan’,” Thea Brekke said of the sailors’ caps.",
      ["We don’t want ‘a barrel of a plan’,"],
    ],
    ["‘We will “never” sail,’ Thea Brekke said. “Not now.”", ["We will “never” sail, Not now."]],
  ])("has quotations in single marks beside double ones: %s", (text, said) => {
    const { claims, passedOver } = draftOf(text);
    const words = claims.map(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)).join(" "));
    expect(words).toEqual(said);
    expect(new Set(claims.map(({ speaker }) => speaker))).toEqual(new Set(["Thea Brekke"]));
    expect(passedOver).toEqual([]);
  });

  it.each([
    [
      "«Stay ashore tonight», Brekke said. „No tanker passes before Sunday“, sagte Merrin.",
      ["Brekke", undefined],
    ],
    ["„Stay ashore tonight“, Brekke said. “We had more luck than sense.”", ["Brekke", undefined]],
    [
      "«Stay ashore tonight», Brekke said. „No tanker passes before Sunday“, said Odd Merrin.",
      ["Brekke", "Odd Merrin"],
    ],
    // A typewriter's mark beside a printer's is none.
    ['“Stay ashore tonight,” Brekke said. "Lash what can roll."', ["Brekke"]],
  ])("goes on in marks of one kind alone: %s", (text, speakers) => {
    expect(draftOf(text).claims.map(({ speaker }) => speaker)).toEqual(speakers);
  });

  it.each<[text: string, speakers: readonly (string | undefined)[]]>([
    ["Thea Brekke:\n> Stay ashore,\n> all of you, tonight.\nlol", ["Thea Brekke"]],
    ["Brekke said:\n\n> > Stay ashore tonight, all of you.", ["Brekke"]],
    ["> Stay ashore tonight, all of you.\r\n— Thea Brekke\r\n", ["Thea Brekke"]],
    [
      "> Stay ashore tonight.\n— Thea Brekke\n\nand\n\n> No tanker passes.\n— Odd Merrin",
      ["Thea Brekke", "Odd Merrin"],
    ],
    ["> Stay ashore tonight, all of you.", [undefined]],
    // What one form of quotation tells is not carried into the other.
    ["“Stay ashore tonight,” Brekke said.\n> No tanker passes before Sunday.", ["Brekke", undefined]],
    ["Brekke said:\n> Stay ashore tonight.\n“No tanker passes before Sunday.”", ["Brekke", undefined]],
  ])("gives quoted lines to whom it names beside them: %j", (text, speakers) => {
    expect(draftOf(text).claims.map(({ speaker }) => speaker)).toEqual(speakers);
    expect(draftOf(text, "Ida").claims.map(({ speaker }) => speaker)).toEqual(speakers.map(() => "Ida"));
  });

  it("has of quoted lines all words and no sign, where they stand", () => {
    const text =
      "Brekke:\n>  Stay ashore,\n> they’re all “gone”. \n\nBrekke:\n>  Stay ashore,\n> all of you. \n\nor";
    const { claims, text: read } = draftOf(text);
    expect(read).toHaveLength(text.length);
    expect(claims.map(({ spans }) => spans.map(({ start, end }) => read.slice(start, end)))).toEqual([
      ["gone"],
      ["Stay ashore,\n  all of you."],
    ]);
  });

  it("counts what in single marks is no quotation among what is passed over", () => {
    const text = "“We sail at noon,” Thea Brekke said, of the film ‘Night Ferry’.";
    expect(draftOf(text).passedOver.map(({ start, end }) => text.slice(start, end))).toEqual(["Night Ferry"]);
  });

  it("without marks is one quotation", () => {
    expect(draftOf("We sail at noon.\nNot before.").claims).toHaveLength(1);
  });

  it("says what it leaves out", () => {
    const text = Array.from(
      { length: 130 },
      (_, at) => `“We sail at noon on day ${at},” Mara Lindqvist said.`,
    ).join("\n");
    const draft = draftOf(text);
    expect([draft.claims.length, draft.unchecked]).toEqual([mostClaims, 30]);
    expect(draftOf("Mara Lindqvist said: “We sail at noon.” She wrote “Gulls”.").passedOver).toHaveLength(1);
    const [long] = draftOf("word ".repeat(700)).claims;
    expect([long?.words.length, long?.beyond.length]).toEqual([600, 100]);
  });

  it.each([
    "“… …” she said. “[…]”, and “...”",
    '"…" said Jan Holm on Monday',
    "",
    "…",
    "“…”",
    "... [...] (…)",
    "“ ”",
    "\u0000\u0007",
    "—",
    "[sic]",
  ])("of no words has nothing to verify: %j", (text) => {
    expect(draftOf(text).claims).toEqual([]);
  });
});

describe("bounds", () => {
  it("lets others have their turn while a long draft is checked", async () => {
    const text = Array.from(
      { length: 100 },
      (_, at) => `“We cannot pay for pilot number ${at} and we will not ask,” Mara Lindqvist said.`,
    ).join("\n");
    let turns = 0;
    let isDone = false;
    const tick = () => {
      turns++;
      if (!isDone) setImmediate(tick);
    };
    setImmediate(tick);
    expect(await research.verify(draftOf(text))).toHaveLength(100);
    isDone = true;
    expect(turns).toBeGreaterThan(1);
  });

  it("takes hostile drafts in little time", async () => {
    for (const text of [
      "[".repeat(50_000),
      "“a ".repeat(16_000),
      "a.".repeat(25_000),
      "… ".repeat(25_000),
      "x".repeat(50_000),
      "“a” ‘b’ ".repeat(6_000),
      "> a\nb\n".repeat(8_000),
    ])
      expect(Array.isArray(await research.verify(draftOf(text)))).toBe(true);
  });
});
