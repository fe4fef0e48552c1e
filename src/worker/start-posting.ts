import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Log } from "../chat/adapter.ts";
import type { Commands } from "../chat/command.ts";
import { createDigests } from "../chat/digest/compose.ts";
import { lineFor } from "../chat/line.ts";
import type { Rooms } from "../chat/rooms.ts";
import type { Clock } from "../desk/clock.ts";
import { type KeepPosting, keepPosting } from "../desk/keep-posting.ts";
import type { Records } from "../desk/records.ts";
import { permalinkOf } from "../permalink.ts";
import type { Research } from "../research/research.ts";

/** What posts are made and brought with. */
export interface PostingDesk {
  readonly research: Research;
  readonly records: Records;
  readonly commands: Commands;
  readonly rooms: Rooms;
  readonly publicUrl: string | undefined;
  /** Whether the corpus is being read. */
  readonly isReading: () => boolean;
  readonly log: Log;
}

/** Posts what is due from now on, by this machine's clock. */
export function startPosting({
  research,
  records,
  commands,
  rooms,
  publicUrl,
  isReading,
  log,
}: PostingDesk): KeepPosting {
  const digests = createDigests({
    research,
    records,
    permalink: (target, to) => permalinkOf(publicUrl, target, to),
    lineFor: (name, values) => lineFor(name, values, commands),
    now: Date.now,
    isReading,
  });
  return keepPosting({
    ...digests,
    records,
    post: rooms.post,
    find: rooms.find,
    clock: machineClock,
    owner: randomUUID(),
    log: (sentence, cause) => log(sentence, cause),
  });
}

const machineClock: Clock = {
  now: Date.now,
  elapsed: () => performance.now(),
  // A wait that is ended early is over, and no fault.
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => {}),
};
