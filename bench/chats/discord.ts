import type { Loose } from "../ledger/desks.ts";
import {
  type Asked,
  ackPatience,
  type Chat,
  type More,
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

  const go = async (person: string, question: Question | Chosen, how: Loose): Promise<Loose> => {
    if (question.kind === "form") {
      const { on, button, words } = question;
      const until = ({ modal, acked }: Loose) => modal !== undefined || acked === false;
      const opened = await wire.click(on, button.id, { ...how, user: person, until });
      if (opened.modal === undefined) throw new Error(`No form was opened by ${button.line}.`);
      return wire.submitModal(opened, { query: words }, { user: person, ...how });
    }
    if (question.kind === "menu") {
      const message = wire._message(wire.channel(roomOf(person)), { content: question.text });
      return wire.messageCommand(question.name, message, { user: person, ...how });
    }
    if (question.kind === "press")
      return wire.click(question.on, question.button.id, { user: person, ...how });
    return wire.command(`quote ${question.kind}`, {
      options: optionsOf(question.kind, question.words),
      ...{ user: person, channel: roomOf(person), ...how },
    });
  };

  const type = async (person: string, question: Typing): Promise<Asked> => {
    const { command, option, typed: value } = question;
    const place = { user: person, channel: roomOf(person) };
    const { st } = await wire.autocomplete(command, { option, value, ...place, ackTimeoutMs: ackPatience });
    const after: number | undefined = st.acked ? st.ackMs : undefined;
    return {
      question,
      person,
      ack: after,
      seen: () => (after === undefined ? [] : [{ after, isNotice: false, message: {} }]),
    };
  };

  const pressable = (message: Loose, signs: string): readonly Pressable[] =>
    listComponents(message).flatMap(({ custom_id: id = "" }: Loose): Pressable[] => {
      const [, sign = "", line] = /^([=+~])\d+ (.*)$/s.exec(id) ?? [];
      return line === undefined || !signs.includes(sign) ? [] : [{ id, line, inPlace: sign === "=" }];
    });

  const ask = async (
    person: string,
    question: Question | Chosen,
    drop?: number,
  ): Promise<Asked | undefined> => {
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
  };

  const moreOf = (words: string, card: Loose | undefined): readonly More[] => {
    const forms = card === undefined ? [] : pressable(card, "~").filter(({ line }) => isQuestion.test(line));
    return [
      ...typings(words),
      ...forms.map((button) => ({ kind: "form" as const, on: card, button, words })),
      { kind: "menu", name: "Verify quotation", text: `She said: “The ${words} was no surprise to us.”` },
      { kind: "menu", name: "Find similar quotations", text: `The ${words} was no surprise.` },
    ];
  };

  return {
    platform: "discord",
    wire,
    people,
    isConnected: () => wire.live.length > 0,
    ask,
    more: {
      of: moreOf,
      ask: (person, more) => (more.kind === "typing" ? type(person, more) : ask(person, more)),
    },
    buttons: (message) => pressable(message, "=+"),
  };
}

type Typing = Extract<More, { readonly kind: "typing" }>;

type Chosen = Exclude<More, Typing>;

const isQuestion = /^(?:find|articles|who) /;

/** Of every kind of name that is offered: with its first letters, and with none. */
const typings = (words: string): readonly Typing[] =>
  [
    ["find", "by", words.slice(0, 2)],
    ["find", "by", ""],
    ["find", "in", "re"],
    ["find", "query", `${words} by:${words.slice(0, 1)}`],
    ["context", "q", ""],
    ["save", "board", ""],
    ["digest set", "zone", ""],
    ["zone", "zone", words.slice(0, 1)],
  ].map(([command = "", option = "", typed = ""]) => ({
    kind: "typing",
    command: `quote ${command}`,
    option,
    typed,
  }));

const optionsOf = (kind: Typed, words: string): object =>
  kind === "context" ? { q: words, paragraphs: typedParagraphs } : { query: words };
