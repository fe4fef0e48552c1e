import { describe, expect, it } from "vitest";
import { readDateline, statedInLead } from "../../../src/research/reading/dateline.ts";

describe("readDateline", () => {
  it.each([
    [
      "HAVNBY, June 3. /NNA/. It rained.",
      { place: "HAVNBY", agency: "NNA", day: { precision: "partial", stated: "June 3" } },
    ],
    [
      "Havnby, 3 June 2022 /NNA/ – It",
      { place: "Havnby", agency: "NNA", day: { precision: "day", iso: "2022-06-03" } },
    ],
    [
      "NEW HAVNBY, Sept. 5, 2021 (AP) -- It",
      { place: "NEW HAVNBY", agency: "AP", day: { precision: "day", iso: "2021-09-05" } },
    ],
    ["HAVNBY, Lunnland (NNA) — It rained.", { place: "HAVNBY, Lunnland", agency: "NNA" }],
    [
      "HAVNBY, L.L., Friday, March 4 — It",
      { place: "HAVNBY, L.L.", day: { precision: "partial", stated: "Friday, March 4" } },
    ],
    ["Havnby (Reuters) - It rained.", { place: "Havnby", agency: "Reuters" }],
    ["(Reuters) - It rained.", { agency: "Reuters" }],
  ])("reads %s", (paragraph, expected) => {
    const { end, ...dateline } = readDateline(paragraph);
    expect(dateline).toEqual(expected);
    expect(paragraph.slice(end)).toMatch(/^ ?It/);
  });

  it.each([
    "LUNN — the League of Unnamed Nations — met.",
    "Kari Vik (SNP) — a former minister — spoke.",
    "IBMX (Labour): It rained.",
    "(APPLAUSE) — Thank you.",
    "(CORRECTED) - It rained.",
    "HAVNBY, June 31 — It rained.",
    "HAVNBY, June 28-30 — It rained.",
    "It rained in HAVNBY, June 3 — all day.",
  ])("finds none in %s", (paragraph) => expect(readDateline(paragraph)).toEqual({ end: 0 }));
});

describe("statedInLead", () => {
  it.each([
    "Kari Vik is ill, her office told Lunn Radio on Friday, March 4.",
    "Kari Vik said on Friday, March 4 that it rained. Ferries will sail.",
  ])("takes the words of: %s", (lead) =>
    expect(statedInLead(lead)).toEqual({ precision: "partial", stated: "Friday, March 4" }),
  );

  it.each([
    "Kari Vik said on Thursday that it rained.",
    "Kari Vik said the ferry will sail on Friday, March 4.",
    "Rain fell in the week to Friday, March 4, the office said.",
    "Kari Vik said it began on Friday, March 4, 2011, with rain.",
    "“It began on Friday, March 4,” Kari Vik said.",
    "Rain fell on Friday, March 4.",
    "Kari Vik said on Friday, June 31 that it rained.",
  ])("takes nothing of: %s", (lead) => expect(statedInLead(lead)).toBeUndefined());
});
