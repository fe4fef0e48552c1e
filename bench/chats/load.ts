import { randomFrom } from "../../test/desk/simulation/time.ts";
import type { Asked, Chat } from "./chat.ts";
import { createPlan } from "./plan.ts";

/** What came of so many people who ask at once. Milliseconds. */
export interface Load {
  readonly acks: readonly number[];
  /** By what was asked. */
  readonly answers: ReadonlyMap<string, readonly number[]>;
  /** Never acknowledged, or shown nothing. */
  readonly unanswered: number;
  /** Shown two things. */
  readonly twice: number;
  /** What the platform would refuse, or what does harm. */
  readonly findings: readonly string[];
}

interface Options {
  readonly words: readonly string[];
  /** How often all ask. */
  readonly rounds: number;
  readonly seed: number;
}

/** In every round all people ask at the same moment, each something else; the next begins when all are answered. */
export async function runLoad(chat: Chat, { words, rounds, seed }: Options): Promise<Load> {
  const plan = createPlan(chat, words, randomFrom(seed));
  const asked: (Asked | undefined)[] = [];
  for (let round = 0; round < rounds; round++) {
    const questions = chat.people.map((person) => ({ person, question: plan.next(person) }));
    const all = await Promise.all(questions.map(({ person, question }) => chat.ask(person, question)));
    for (const one of all) {
      const card = one?.seen()[0]?.message;
      if (one !== undefined && card !== undefined) plan.shown(one.person, card);
    }
    asked.push(...all);
  }
  await chat.wire.settle();
  const whole = asked.filter((one) => one?.ack !== undefined && one.seen().length > 0) as Asked[];
  const found: Chat["wire"][] = chat.wire.findings();
  return {
    acks: whole.map(({ ack = Number.NaN }) => ack),
    answers: new Map(
      [...Map.groupBy(whole, ({ question }) => question.kind)].map(([kind, each]) => [
        kind,
        each.map((one) => one.seen()[0]?.after ?? Number.NaN),
      ]),
    ),
    unanswered: asked.length - whole.length,
    twice: whole.filter((one) => one.seen().length > 1).length,
    findings: found.map(({ rule, message }) => `${rule}: ${message}`),
  };
}

/** The value that `share` of all, from 0 to 1, do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}
