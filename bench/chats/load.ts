import { randomFrom } from "../../test/desk/simulation/time.ts";
import type { Asked, Chat, More } from "./chat.ts";
import { createPlan } from "./plan.ts";

/** What came of so many people who ask at once. Milliseconds. */
export interface Load {
  /** Of all but what is offered while somebody types, which has no other answer. */
  readonly acks: readonly number[];
  /** By what was asked. */
  readonly answers: ReadonlyMap<string, readonly number[]>;
  /** Never acknowledged, or shown nothing. */
  readonly unanswered: number;
  /** Shown two things. */
  readonly twice: number;
  /** What the platform would refuse, or what does harm. */
  readonly findings: readonly string[];
  /** The share of the time, from 0 to 1, that the loopback platform itself was at work, in the process of this bench. */
  readonly platform: number;
}

interface Options {
  readonly words: readonly string[];
  /** How often all ask. */
  readonly rounds: number;
  readonly seed: number;
}

/** In every round all people ask at the same moment, each something else; the next begins when all are answered. */
export async function runLoad(chat: Chat, { words, rounds, seed }: Options): Promise<Load> {
  const random = randomFrom(seed);
  const plan = createPlan(chat, words, random);
  const cards = new Map<string, Chat["wire"]>();
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  let number = 0;
  const moreFor = (person: string): More | undefined =>
    chat.more === undefined || random() >= shareOfMore
      ? undefined
      : pick(chat.more.of(`${pick(words)} xp${number++}`, cards.get(person)));
  const before = performance.eventLoopUtilization();
  const asked: (Asked | undefined)[] = [];
  for (let round = 0; round < rounds; round++) {
    const questions = chat.people.map((person) => {
      const more = moreFor(person);
      if (more !== undefined) return () => chat.more?.ask(person, more);
      const question = plan.next(person);
      return () => chat.ask(person, question);
    });
    const all = await Promise.all(questions.map((ask) => ask()));
    for (const one of all) {
      const card = one?.seen()[0]?.message;
      if (one === undefined || card === undefined || one.question.kind === "typing") continue;
      plan.shown(one.person, card);
      cards.set(one.person, card);
    }
    asked.push(...all);
  }
  const { utilization: platform } = performance.eventLoopUtilization(before);
  await chat.wire.settle();
  const whole = asked.filter((one) => one?.ack !== undefined && one.seen().length > 0) as Asked[];
  const found: Chat["wire"][] = chat.wire.findings();
  return {
    acks: whole.filter(({ question }) => question.kind !== "typing").map(({ ack = Number.NaN }) => ack),
    answers: new Map(
      [...Map.groupBy(whole, ({ question }) => question.kind)].map(([kind, each]) => [
        kind,
        each.map((one) => one.seen()[0]?.after ?? Number.NaN),
      ]),
    ),
    unanswered: asked.length - whole.length,
    twice: whole.filter((one) => one.seen().length > 1).length,
    platform,
    findings: found.map(({ rule, message }) => `${rule}: ${message}`),
  };
}

/** Where a platform has more than lines and buttons, half of what people do is that. */
const shareOfMore = 0.5;

/** The value that `share` of all, from 0 to 1, do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}
