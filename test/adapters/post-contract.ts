import { afterEach, describe, expect, it } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import type { Poster } from "../../src/chat/rooms.ts";
import type { Destination } from "../../src/desk/destination.ts";
import { hitCard, textCard } from "./cards.ts";
import { hostile } from "./contract.ts";

/** A surface that posts, with what people then see there. */
export interface PostingSubject {
  readonly poster: Poster;
  readonly room: Destination;
  readonly person: Destination;
  /** The words of each post that stands there, oldest first, its messages one after the other. */
  readonly seen: (to: Destination) => readonly string[] | Promise<readonly string[]>;
  /** How text is shown where the surface cannot show it as it is. */
  readonly shown?: (text: string) => string;
  /** Throws where the surface would refuse something that was sent, or it did harm. */
  readonly assertClean: () => void;
  readonly close: () => Promise<void>;
}

const digest = (count: number): Card => hitCard(Array.from({ length: count }, (_, i) => `Tide number ${i}.`));

/** What every surface that posts owes. */
export function fulfilsPostContract(name: string, open: () => Promise<PostingSubject>): void {
  describe(`${name}: what every surface owes that posts`, () => {
    const opened: PostingSubject[] = [];
    const start = async () => {
      const subject = await open();
      opened.push(subject);
      return subject;
    };
    afterEach(async () => {
      for (const { close } of opened.splice(0)) await close();
    });

    it.each(["room", "person"] as const)("finds what it posted to a %s, and nothing else", async (place) => {
      const { poster, [place]: to, seen, assertClean } = await start();
      const since = Date.now();
      expect(await poster.find(to, "verbatim-1-1", since)).toEqual({ outcome: "missing" });
      const posted = await poster.post(to, digest(1), "verbatim-1-1");
      expect(posted).toEqual({ outcome: "sent", message: expect.any(String) });
      await poster.post(to, digest(2), "verbatim-1-2");
      expect(await poster.find(to, "verbatim-1-1", since)).toEqual({ ...posted, outcome: "found" });
      expect(await poster.find(to, "verbatim-1-11", since)).toEqual({ outcome: "missing" });
      const words = await seen(to);
      expect(words).toHaveLength(2);
      for (const part of ["Tide number 0.", "Mara Lindqvist", "14 March 2026"])
        expect(words[0]).toContain(part);
      assertClean();
    });

    it("shows hostile words as words", async () => {
      const { poster, room, seen, shown = (text: string) => text, assertClean } = await start();
      for (const [i, text] of hostile.entries())
        expect(await poster.post(room, hitCard([text]), `verbatim-2-${i}`)).toMatchObject({
          outcome: "sent",
        });
      const words = await seen(room);
      for (const [i, text] of hostile.entries()) expect(words[i]).toContain(shown(text));
      assertClean();
    });

    it("posts a long card with all that it holds, or says what is missing", async () => {
      const { poster, room, seen, assertClean } = await start();
      expect(await poster.post(room, digest(40), "verbatim-3-1")).toMatchObject({ outcome: "sent" });
      const [words = ""] = await seen(room);
      const missing = Array.from({ length: 40 }, (_, i) => i).filter(
        (i) => !words.includes(`Tide number ${i}.`),
      );
      if (missing.length > 0) expect(words).toMatch(/Not shown|do not fit/);
      expect(words).toContain("find harbour by:");
      expect(await poster.find(room, "verbatim-3-1", Date.now())).toMatchObject({ outcome: "found" });
      assertClean();
    });

    it("posts any card: empty, and one of a single word", async () => {
      const { poster, room, assertClean } = await start();
      const empty: Card = { outcome: "answered", summary: "Nothing new.", blocks: [] };
      expect(await poster.post(room, empty, "verbatim-4-1")).toMatchObject({ outcome: "sent" });
      expect(await poster.post(room, textCard("x"), "verbatim-4-2")).toMatchObject({ outcome: "sent" });
      for (const key of ["verbatim-4-1", "verbatim-4-2"])
        expect(await poster.find(room, key, Date.now())).toMatchObject({ outcome: "found" });
      assertClean();
    });
  });
}
