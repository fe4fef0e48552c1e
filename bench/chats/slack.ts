import type { Loose } from "../ledger/desks.ts";
import {
  type Asked,
  ackPatience,
  type Chat,
  type Pressable,
  patience,
  type Question,
  type Typed,
  typedParagraphs,
} from "./chat.ts";
import { type Shown, watch } from "./watch.ts";

/** Slack's ids of so many people and of their channels. */
export const slackPeople = (count: number): Loose => {
  const ids = Array.from({ length: count }, (_, n) => `PERSON${String(n).padStart(3, "0")}`);
  return {
    users: ids.map((id, n) => ({ id: `U0${id}`, name: `person${n}`, tz: "Europe/Brussels" })),
    channels: ids.map((id, n) => ({ id: `C0${id}`, name: `room-${n}`, members: [`U0${id}`, "U0BOT00001"] })),
  };
};

/** The people of a loopback Slack that was started with `slackPeople`. */
export function slackChat(wire: Loose, { slackText, listElements }: Loose): Chat {
  const shown = watch(wire, (event) => event.responseUrlId, slackText);
  /** When each person asked something, by Slack's clock. */
  const asked = new Map<string, readonly number[]>();
  const rooms: Loose[] = [...wire.channels.values()];
  const roomOf = (person: string) => rooms.find(({ members }) => members[0] === person)?.id;

  const go = (person: string, question: Question, how: Loose): Promise<Loose> =>
    question.kind === "press"
      ? wire.click(question.on, question.button.id, { user: person, ...how })
      : wire.slash({
          ...{ command: "/quote", text: lineOf(question.kind, question.words), user: person },
          ...{ channel: roomOf(person), ...how },
        });

  return {
    platform: "slack",
    wire,
    people: rooms.map(({ members }) => members[0]),
    isConnected: () => [...wire.sockets].some(({ readyState }) => readyState === 1),
    async ask(person, question, drop) {
      asked.set(person, [...(asked.get(person) ?? []), wire.now()]);
      const how = { waitMs: patience, settleMs: 0, giveUpMs: ackPatience, dropAfterSend: drop ?? false };
      const sent = await firstOf((until) => go(person, question, { until, ...how }));
      if (sent === undefined) return undefined;
      const { start, responseUrlId, ackMs } = sent;
      return {
        question,
        person,
        ack: ackMs ?? undefined,
        seen() {
          // What comes by another way does not say which question it belongs to.
          const end = asked.get(person)?.find((at) => at > start) ?? Number.POSITIVE_INFINITY;
          const isOwn = ({ key, person: whose, at }: Shown) =>
            key === undefined ? whose === person && at >= start && at < end : key === responseUrlId;
          return shown.filter(isOwn).map(({ at, ...each }) => ({ ...each, after: at - start }));
        },
      } satisfies Asked;
    },
    buttons: (message) =>
      listElements(message).flatMap(({ element }: Loose): Pressable[] => {
        const [, press] = /^(answer|replace):/.exec(element.action_id) ?? [];
        return press === undefined
          ? []
          : [{ id: element.action_id, line: element.value, inPlace: press === "replace" }];
      }),
  };
}

const lineOf = (kind: Typed, words: string): string =>
  kind === "context" ? `context ${words} paragraphs:${typedParagraphs}` : `${kind} ${words}`;

/**
 * What people do, as soon as something is shown for it: the loopback platforms resolve later, when all is quiet. Undefined where
 * there was no connection.
 */
export function firstOf(
  go: (until: (result: Loose) => boolean) => Promise<Loose>,
): Promise<Loose | undefined> {
  return new Promise((resolve, reject) => {
    const until = (result: Loose): boolean => {
      const isShown = (result.messages.length > 0 && !result.loading) || result.acked === false;
      if (isShown) resolve(result);
      return isShown;
    };
    go(until).then(resolve, (cause: Error) =>
      /is the bot connected/.test(cause.message) ? resolve(undefined) : reject(cause),
    );
  });
}
