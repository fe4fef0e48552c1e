import { setTimeout } from "node:timers/promises";
import { randomFrom } from "../../test/desk/simulation/time.ts";
import type { Loose } from "../ledger/desks.ts";
import type { Asked, Chat } from "./chat.ts";
import type { Desk } from "./desk.ts";
import { type Fault, faultsOf, isOf, isOfConnection } from "./faults.ts";
import { type Outcome, outcomeOf, wrong } from "./outcomes.ts";
import { createPlan } from "./plan.ts";

/** What came of questions while what can go wrong goes wrong. */
export interface Outages {
  readonly outcomes: ReadonlyMap<Outcome, number>;
  /** Of each fault that happened, what came of its questions; of the others under “none”. */
  readonly byFault: ReadonlyMap<string, readonly Outcome[]>;
  /** Lost or answered twice: what was asked, and what went wrong meanwhile. */
  readonly wrongs: readonly string[];
  /** What the platform would refuse, or what does harm; not that the faults themselves made an ack late. */
  readonly findings: readonly string[];
  /** The process's memory in megabytes, after each quarter of the questions. */
  readonly memory: readonly number[];
  /** Whether the process lives and answers when all is over. */
  readonly isAlive: boolean;
}

interface Options {
  readonly words: readonly string[];
  readonly questions: number;
  readonly faults: number;
  readonly seed: number;
  /** How long people think between two questions at most, in milliseconds; left out, they do not. */
  readonly pace?: number;
}

/** A question with what went wrong for it. */
interface Done {
  readonly asked: Asked | undefined;
  readonly fault: Fault | undefined;
  readonly line: string;
  readonly from: number;
  readonly to: number;
}

/** Everyone asks one question after another, and some of them meet a fault. */
export async function runOutages(desk: Desk, chat: Chat, options: Options): Promise<Outages> {
  const { questions, seed, pace = 0 } = options;
  const random = randomFrom(seed);
  const plan = createPlan(chat, options.words, random);
  const faults = schedule(chat, options, random);
  const done: Done[] = [];
  const memory: number[] = [];
  let next = 0;

  const askOne = async (person: string, number: number): Promise<void> => {
    const fault = faults.get(number);
    // Nobody else asks while there is no connection: what is lost there is the platform's to tell.
    while (!chat.isConnected())
      await chat.wire.waitFor(chat.isConnected, { timeoutMs: 60_000, label: "a connection" });
    const question = plan.next(person);
    const line = question.kind === "press" ? question.button.line : `${question.kind} ${question.words}`;
    const from = performance.now();
    const end = begin(chat, fault, person);
    const asked = await chat.ask(person, question, fault?.drop);
    const hasHappened = end();
    const card = asked?.seen().find(({ isNotice }) => !isNotice)?.message;
    if (card !== undefined) plan.shown(person, card);
    done.push({ asked, fault: hasHappened ? fault : undefined, line, from, to: performance.now() });
    if (done.length % Math.ceil(questions / 4) === 0) memory.push(desk.memory());
    // A word that the answer may be lost comes after it.
    await setTimeout(random() * pace + (fault === undefined ? 0 : 500));
  };

  await Promise.all(
    chat.people.map(async (person) => {
      while (next < questions) await askOne(person, next++);
    }),
  );
  chat.wire.clearFaults();
  await setTimeout(settling);

  const outcomes = done.map((one) => ({ ...one, outcome: outcomeOf(one.asked, isHit(one, done)) }));
  return {
    outcomes: countBy(outcomes.map(({ outcome }) => outcome)),
    byFault: new Map(
      [...Map.groupBy(outcomes, ({ fault }) => fault?.name ?? "none")].map(([name, each]) => [
        name,
        each.map(({ outcome }) => outcome),
      ]),
    ),
    wrongs: outcomes
      .filter(({ outcome }) => wrong.includes(outcome))
      .map(({ outcome, line, fault }) => `${outcome}: ${line} (${fault?.name ?? "no fault"})`),
    findings: findingsOf(chat.wire),
    memory,
    isAlive: desk.isAlive() && (await answers(chat, plan)),
  };
}

/** What comes late must have come by then. Milliseconds. */
const settling = 3000;

/**
 * Which questions meet which fault. One in eight is of the connection, which all share: no platform lets a desk connect every
 * other second. Otherwise each kind is as frequent as the others.
 */
function schedule(
  { platform }: Chat,
  { questions, faults }: Options,
  random: () => number,
): ReadonlyMap<number, Fault> {
  const shared = shuffled(faultsOf[platform].filter(isOfConnection), random);
  const own = shuffled(
    faultsOf[platform].filter((fault) => !isOfConnection(fault)),
    random,
  );
  const kinds = Array.from({ length: faults }, (_, n) =>
    n % 8 === 0 ? shared[(n / 8) % shared.length] : own[n % own.length],
  );
  const numbers = shuffled([...Array(questions).keys()], random);
  return new Map(kinds.flatMap((fault, n) => (fault === undefined ? [] : [[numbers[n] ?? 0, fault]])));
}

function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  const drawn = values.map((value) => [random(), value] as const);
  return drawn.toSorted(([one], [other]) => one - other).map(([, value]) => value);
}

/** Has a fault happen to what this person asks next; what it gives back ends it, and says whether it did happen. */
function begin({ wire, platform }: Chat, fault: Fault | undefined, person: string): () => boolean {
  fault?.before?.(wire);
  if (fault?.spec === undefined) return () => true;
  const one = wire.fault({ ...fault.spec, match: isOf[platform](fault, person, wire) });
  return () => {
    one.cancel();
    return one.hits > 0;
  };
}

/** Whether the connection was hit while this was asked or shortly before, or its own ack. */
const isHit = (one: Done, all: readonly Done[]): boolean =>
  one.fault?.of === "ack" ||
  all.some(
    ({ fault, from, to }) =>
      fault !== undefined && isOfConnection(fault) && from - 500 < one.to && to + 10_000 > one.from,
  );

function findingsOf(wire: Loose): readonly string[] {
  const found: Loose[] = wire.findings();
  const late = ["no_ack", "late_ack", "stuck_loading"];
  // An ack whose answer was lost can only be sent again.
  const again = wire.calls.filter(
    ({ key, dropped }: Loose) => dropped === "after" && /callback$/.test(key),
  ).length;
  const double = found.filter(({ rule }) => rule === "double_ack");
  return [...found.filter(({ rule }) => ![...late, "double_ack"].includes(rule)), ...double.slice(again)].map(
    ({ rule, message }) => `${rule}: ${message}`,
  );
}

async function answers(chat: Chat, plan: ReturnType<typeof createPlan>): Promise<boolean> {
  const [person = ""] = chat.people;
  await chat.wire.waitFor(chat.isConnected, { timeoutMs: 60_000, label: "a connection" });
  const asked = await chat.ask(person, plan.next(person));
  return asked !== undefined && asked.seen().length === 1;
}

const countBy = <T>(values: readonly T[]): ReadonlyMap<T, number> =>
  new Map([...Map.groupBy(values, (value) => value)].map(([value, each]) => [value, each.length]));
