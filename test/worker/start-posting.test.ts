import { afterEach, beforeEach, expect, it } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import { noRooms } from "../../src/chat/rooms.ts";
import { loadCommands } from "../../src/load-commands.ts";
import type { Article } from "../../src/research/article.ts";
import { startPosting } from "../../src/worker/start-posting.ts";
import { article, ines, room } from "../desk/made-up.ts";
import { type GrowingDesk, growingDesk, quoting } from "../desk/matching/desk-of.ts";
import { wordsOf } from "../desk-on.ts";

let desk: GrowingDesk;
let posted: Card[];
beforeEach(async () => {
  desk = await growingDesk([]);
  posted = [];
});
afterEach(() => desk.stop());

/** Posts a digest of an article that another process noted two hours ago, and gives what the ledger says of it. */
async function postWhile(
  isReading: boolean,
  here: readonly Article[] = [],
): Promise<readonly (string | undefined)[]> {
  const { records, live } = desk;
  const { id } = records.subscriptions.set("digest", room, ines);
  records.arrivals.note([article("elsewhere", { at: Date.now() - 7_200_000 })]);
  await desk.come(...here);
  records.ledger.plan(id, "run:1", Date.now() - 1000);
  const posting = startPosting({
    research: live.research,
    records,
    commands: await loadCommands(),
    rooms: {
      ...noRooms,
      async post(_, card) {
        posted.push(card);
        return { outcome: "sent", message: "m1" };
      },
    },
    publicUrl: undefined,
    isReading: () => isReading,
    log: () => {},
  });
  const row = () => records.ledger.history(id, 1)[0];
  await expect.poll(() => row()?.state).toMatch(/failed|sent|skipped/);
  await posting.stop();
  return [row()?.state, row()?.reason];
}

it("does not post while the desk reads and does not have all that came", async () => {
  expect(await postWhile(true)).toEqual(["failed", "Some of what is new is still being read."]);
  expect(posted).toEqual([]);
});

it("posts what there is once the desk has read everything, and counts what is not there", async () => {
  const here = quoting("here", 1, [["The ferry will run again in spring", "Mara Lindqvist"]]);
  expect(await postWhile(false, [here])).toEqual(["sent", undefined]);
  expect(posted.map(wordsOf)).toEqual([
    expect.stringContaining("covers 2 new articles · 1 of them no longer in the corpus"),
  ]);
});

it("posts nothing where none of what came is there, and the ledger says so", async () => {
  const why = "Nothing new: 1 article came, and is no longer in the corpus.";
  expect(await postWhile(false)).toEqual(["skipped", why]);
  expect(posted).toEqual([]);
});
