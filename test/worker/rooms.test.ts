import { describe, expect, it } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import type { Rooms } from "../../src/chat/rooms.ts";
import type { FromWorker } from "../../src/worker/messages.ts";
import { answerRooms, createDistantRooms } from "../../src/worker/rooms.ts";

const to = { surface: "slack", channel: "C1", isPerson: false };
const card: Card = { outcome: "answered", summary: "News", blocks: [], data: () => {} };

/** The rooms of a worker whose main thread answers as `near` does, through what may cross between threads. */
function distant(near: Rooms) {
  const rooms = createDistantRooms((message: FromWorker) => {
    const crossed = structuredClone(message);
    if (crossed.kind !== "ask") throw new Error("the worker only asks here");
    void answerRooms(near, crossed.asked).then((answer) =>
      rooms.take(structuredClone({ kind: "answer", number: crossed.number, answer })),
    );
  });
  return rooms;
}

describe("rooms behind another thread", () => {
  it("answer each question with its own answer", async () => {
    const rooms = distant({
      post: async (_, { summary }, key, standing) => ({
        outcome: "sent",
        message: `${summary} ${key} ${standing}`,
      }),
      find: async (_, key, since) => ({ outcome: "found", message: `${key} ${since}` }),
      surfaces: async () => [{ name: "Slack", surface: "slack", state: { down: "No." } }],
    });
    const asked = [rooms.post(to, card, "k"), rooms.find(to, "k", 7), rooms.post(to, card, "k", "m")];
    expect(await Promise.all(asked)).toEqual([
      { outcome: "sent", message: "News k undefined" },
      { outcome: "found", message: "k 7" },
      { outcome: "sent", message: "News k m" },
    ]);
    expect(await rooms.surfaces()).toEqual([{ name: "Slack", surface: "slack", state: { down: "No." } }]);
  });

  it("begin no post that was asked for so long ago that somebody else may have taken it over", async () => {
    const posted: string[] = [];
    const near: Rooms = {
      post: async (_, __, key) => {
        posted.push(key);
        return { outcome: "sent", message: key };
      },
      find: async () => ({ outcome: "missing" }),
      surfaces: async () => [],
    };
    const asked = { kind: "post", about: { to, card, key: "k", asked: 1000 } } as const;
    expect(await answerRooms(near, asked, () => 31_001)).toMatchObject({ outcome: "unclear" });
    expect(posted).toEqual([]);
    expect(await answerRooms(near, asked, () => 31_000)).toMatchObject({ outcome: "sent" });
    expect(posted).toEqual(["k"]);
  });

  it("leave nobody waiting when the other thread goes", async () => {
    const rooms = createDistantRooms(() => {});
    const asked = [rooms.post(to, card, "k"), rooms.find(to, "k", 0), rooms.surfaces()];
    rooms.close();
    const answers = [
      expect.objectContaining({ outcome: "unclear" }),
      expect.objectContaining({ outcome: "unknown", forbidden: false }),
      [],
    ];
    expect(await Promise.all(asked)).toEqual(answers);
    const late = [rooms.post(to, card, "k"), rooms.find(to, "k", 0), rooms.surfaces()];
    expect(await Promise.all(late)).toEqual(answers);
  });
});
