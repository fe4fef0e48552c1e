import type { Bot } from "./bot.ts";
import type { Call } from "./call.ts";
import { type Block, type Card, paragraph } from "./card.ts";
import { withName } from "./line.ts";

/** How many questions are answered in any minute. */
export interface Bounds {
  readonly perPerson: number;
  readonly perChannel: number;
  /** For all channels of a server together, where the surface has such. */
  readonly perServer: number;
}

/** Milliseconds. */
const minute = 60_000;

/**
 * The bot, answering so many questions a minute and saying politely of those beyond when to go on. They are not counted, so
 * that whoever waits is answered. `now` in milliseconds, of a clock that only goes forward.
 */
export function withBounds(
  bot: Bot,
  { perPerson, perChannel, perServer }: Bounds,
  now = () => performance.now(),
): Bot {
  const people = createCounting(perPerson);
  const channels = createCounting(perChannel);
  const servers = createCounting(perServer);

  /** What is said where this question is one too many; otherwise it is counted. */
  const refusal = ({ asker, where }: Omit<Call, "line">, line?: string): Card | undefined => {
    const [person, channel] = [`${where.surface} ${asker.id}`, `${where.surface} ${where.channel}`];
    const at = now();
    const server = where.server === undefined ? undefined : `${where.surface} ${where.server}`;
    const [own, shared] = [people.freeAt(person, at), channels.freeAt(channel, at)];
    const all = server === undefined ? at : servers.freeAt(server, at);
    const until = Math.max(own, shared, all);
    if (until > at) {
      const whose =
        own === until
          ? `You may ask ${perPerson}`
          : shared === until
            ? `This channel may ask ${perChannel}`
            : `This server may ask ${perServer}`;
      const again = line === undefined ? undefined : withName(line, bot.commands);
      return boundCard(`${whose} questions a minute`, Math.ceil((until - at) / 1000), again);
    }
    people.count(person, at);
    channels.count(channel, at);
    if (server !== undefined) servers.count(server, at);
    return undefined;
  };

  return {
    ...bot,
    run: async (call, signal) => refusal(call, call.line) ?? bot.run(call, signal),
    press: async (carried, from, signal) => refusal(from) ?? bot.press(carried, from, signal),
  };
}

/** The times of the last `most` questions of each key. Whoever asked nothing for a minute is forgotten. Milliseconds. */
export function createCounting(most: number) {
  // By when each asked last, the oldest first.
  const asked = new Map<string, readonly number[]>();
  return {
    /** How many are remembered. */
    size: () => asked.size,
    /** When the key may ask again: now, or once the oldest of its last `most` questions is a minute old. */
    freeAt(key: string, at: number): number {
      const times = asked.get(key) ?? [];
      return Math.max(at, times.length < most ? at : (times[0] ?? at) + minute);
    },
    count(key: string, at: number): void {
      const times = [...(asked.get(key) ?? []), at].slice(-most);
      asked.delete(key);
      asked.set(key, times);
      for (const [oldest, before] of asked) {
        if ((before.at(-1) ?? at) > at - minute) break;
        asked.delete(oldest);
      }
    },
  };
}

/** What was typed is gone from the box, so the card has it as a button. */
function boundCard(bound: string, seconds: number, line: string | undefined): Card {
  const sentence = `${bound}, so that all are answered quickly. Please go on in ${seconds === 1 ? "a second" : `${seconds} seconds`}.`;
  return {
    outcome: "refused",
    summary: sentence,
    blocks: [paragraph(sentence), ...(line === undefined ? [] : [askAgain(line)])],
  };
}

const askAgain = (line: string): Block => ({ kind: "buttons", buttons: [{ label: "Ask again", line }] });
