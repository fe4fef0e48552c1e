import { parentPort } from "node:worker_threads";
import { emptyDirectory } from "../../src/research/directory.ts";
import type { FromWorker, ToWorker } from "../../src/worker/messages.ts";
import { createDistantRooms } from "../../src/worker/rooms.ts";

// Stands in for the desk's worker: answers with what it was asked, and dies or hangs when told to.

const status = { count: { articles: 1, quotations: 0, undated: 0 }, problems: 0, examples: [] };
const post = (message: FromWorker) => parentPort?.postMessage(message);
const rooms = createDistantRooms(post);
const room = { surface: "slack", channel: "C1", isPerson: false };
post({ kind: "state", status, directory: emptyDirectory });
parentPort?.on("message", (message: ToWorker) => {
  if (message.kind === "stop") process.exit();
  if (message.kind === "answer") rooms.take(message);
  if (message.kind !== "ask" || message.asked.kind !== "run") return;
  const { line } = message.asked.about;
  if (line === "die") process.exit(7);
  if (line === "throw") throw new Error("it broke");
  while (line === "hang");
  for (const hoard: string[][] = []; line === "grow"; ) hoard.push(Array.from({ length: 1e5 }, String));
  if (line === "wait") return;
  const { number } = message;
  const answer = (summary: string): void =>
    post({ kind: "answer", number, answer: { outcome: "answered", summary, blocks: [] } });
  if (line !== "post") return answer(line);
  const card = { outcome: "answered", summary: "x", blocks: [], data: () => {} } as const;
  void rooms.post(room, card, "k").then((posted) => answer(JSON.stringify(posted)));
});
