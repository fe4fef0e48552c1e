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
import { firstOf } from "./slack.ts";
import { watch } from "./watch.ts";

/** Discord's ids of so many people, and a server with a channel for each. */
export const discordPeople = (count: number): Loose => {
  const numbers = Array.from({ length: count }, (_, n) => String(n).padStart(5, "0"));
  return {
    users: [
      ...numbers.map((n) => ({
        id: `2000000000001${n}`,
        username: `person${n}`,
        global_name: `Person ${n}`,
      })),
      { id: "200000000000000003", username: "carol", global_name: "Carol" },
    ],
    guilds: [
      {
        id: "300000000000000001",
        name: "Elling",
        channels: numbers.map((n) => ({ id: `4000000000001${n}`, name: `room-${n}` })),
      },
    ],
  };
};

/** The people of a loopback Discord that was started with `discordPeople`. */
export function discordChat(wire: Loose, { discordText, listComponents }: Loose): Chat {
  // What cannot stand where it was asked comes to the person's direct messages, by the question's own number.
  const shown = watch(wire, (event) => event.interaction ?? event.message?.nonce, discordText);
  const people: string[] = [...wire.users.keys()].filter((id) => id.startsWith("2000000000001"));
  const roomOf = (person: string) => person.replace(/^2/, "4");

  const go = (person: string, question: Question, how: Loose): Promise<Loose> => {
    if (question.kind === "press")
      return wire.click(question.on, question.button.id, { user: person, ...how });
    return wire.command(`quote ${question.kind}`, {
      options: optionsOf(question.kind, question.words),
      ...{ user: person, channel: roomOf(person), ...how },
    });
  };

  return {
    platform: "discord",
    wire,
    people,
    isConnected: () => wire.live.length > 0,
    async ask(person, question, drop) {
      const how = { waitMs: patience, settleMs: 0, ackTimeoutMs: ackPatience, dropAfterSend: drop ?? false };
      const sent = await firstOf((until) => go(person, question, { until, ...how }));
      if (sent === undefined) return undefined;
      const { start, st } = sent;
      return {
        question,
        person,
        ack: st.acked ? st.ackMs : undefined,
        seen: () =>
          shown.filter(({ key }) => key === st.id).map(({ at, ...each }) => ({ ...each, after: at - start })),
      } satisfies Asked;
    },
    buttons: (message) =>
      listComponents(message).flatMap(({ custom_id: id = "" }: Loose): Pressable[] => {
        const [, sign, line] = /^([=+])\d+ (.*)$/s.exec(id) ?? [];
        return line === undefined ? [] : [{ id, line, inPlace: sign === "=" }];
      }),
  };
}

const optionsOf = (kind: Typed, words: string): object =>
  kind === "context" ? { q: words, paragraphs: typedParagraphs } : { query: words };
