import type { Commands } from "../../../src/chat/command.ts";
import { formOf, givenIn } from "../../../src/chat/forms.ts";
import type { Given } from "../../../src/chat/given.ts";
import type { Research } from "../../../src/research/research.ts";
import type { Loopback } from "./on-discord.ts";

/** Who asks, and where, as the loopback Discord takes it. */
export interface Place {
  readonly user: string;
  readonly channel?: string;
  readonly dm?: boolean;
}

/** A person who tries out all that a desk on the loopback Discord has. */
interface Parts {
  readonly discord: Loopback;
  /** Everything that can be pressed, chosen or put in on a message or a modal (`listComponents` of the wire). */
  readonly listComponents: (message: Loopback) => Loopback[];
  readonly commands: Commands;
  readonly research: Research;
  /** Texts that would be markup, to be typed wherever one can type. */
  readonly texts: readonly string[];
  /** How deep cards are pressed: 1, those of the first answer. */
  readonly depth: number;
}

/** What was tried, by kind, and what went wrong beside what the wire finds. */
export interface Tried {
  readonly counts: Readonly<Record<string, number>>;
  readonly wrong: readonly string[];
  /** Every path of a command: `quote digest set`. */
  readonly paths: readonly string[];
}

/** Discord's numbers of options and components: https://docs.discord.com/developers/interactions/application-commands */
const [subcommand, group, integer] = [1, 2, 4];
const [button, select, textInput, linkStyle] = [2, 3, 4, 5];

/** Tries what is registered and what its cards offer, and nothing that is listed here. */
export function createExplorer(parts: Parts) {
  const { discord, listComponents, commands, research, texts, depth } = parts;
  const counts: Record<string, number> = {};
  const wrong: string[] = [];
  const done = new Set<string>();
  const tried = new Set<string>();
  const times = new Map<string, number>();
  let turn = 0;
  const another = (most = 6000): string => (texts[turn++ % texts.length] ?? "x").slice(0, most);

  /** Whether this has not been tried as often as it should be. */
  const isNew = (what: string, most: number): boolean => {
    const before = times.get(what) ?? 0;
    times.set(what, before + 1);
    return before < most;
  };

  const placeOf = ({ channel = "", dm = false }: Place): string => `${dm ? "direct" : channel}`;

  const fast = { settleMs: 0, waitMs: 20_000 };

  /** Sees one thing through, and then what its answer offers. */
  async function take(kind: string, what: string, place: Place, task: () => Promise<Loopback>, level = 0) {
    counts[kind] = (counts[kind] ?? 0) + 1;
    const result: Loopback = await task();
    const text: string = result.text ?? "";
    if (result.timedOut || result.ackMs === undefined) wrong.push(`${kind} ${what}: never answered`);
    if (text.includes("something broke on our side")) wrong.push(`${kind} ${what}: broke`);
    if (kind !== "choices" && result.modal === undefined && text.trim() === "")
      wrong.push(`${kind} ${what}: no words`);
    for (const message of result.messages) {
      const { everyone = false, users = [], roles = [] } = message._.pings ?? {};
      if (everyone || users.length + roles.length > 0) wrong.push(`${kind} ${what}: somebody was told`);
    }
    if (result.modal !== undefined) await fill(result, what, place, level);
    if (level < depth) for (const message of result.messages) await pressAll(message, place, level + 1);
    return result;
  }

  async function pressAll(message: Loopback, place: Place, level: number): Promise<void> {
    const { user } = place;
    const before = message.components;
    for (const part of listComponents(message)) {
      if (part.style === linkStyle || ![button, select].includes(part.type)) continue;
      const choices: (string | undefined)[] =
        part.type === select ? part.options.map(({ value }: Loopback) => value) : [undefined];
      for (const value of choices) {
        // The number only tells the buttons of one message apart.
        const means = (value ?? part.custom_id).replace(/^(.)\d+ /, "$1 ");
        const key = `${placeOf(place)} ${means}`;
        if (done.has(key)) continue;
        done.add(key);
        // What is alike but for its values, such as one quotation's id, is pressed a few times and not for every value.
        const label = part.options?.find((one: Loopback) => one.value === value)?.label ?? part.label;
        if (!isNew(`${placeOf(place)} ${level} ${label.replace(/\d+/g, "0")} ${shapeOf(means)}`, alike))
          continue;
        // A page that was turned has other buttons.
        message.components = before;
        const more = { ...fast, user, ...(value !== undefined && { values: [value] }) };
        await take(
          part.type === select ? "select" : "button",
          means,
          place,
          () => discord.click(message, (one: Loopback) => one.custom_id === part.custom_id, more),
          level,
        );
      }
    }
  }

  /** A form as it is, and with other words in each field that is typed. */
  async function fill(result: Loopback, what: string, place: Place, level: number): Promise<void> {
    const { user } = place;
    await take("form", what, place, () => discord.submitModal(result, {}, { ...fast, user }), level);
    const fields = listComponents({ components: result.modal.components });
    const names = fields.map(({ custom_id }) => custom_id).join(" ");
    for (const { type, custom_id, max_length } of fields) {
      if (type !== textInput || !isNew(`${placeOf(place)} ${custom_id} of ${names}`, alike)) continue;
      const given = { [custom_id]: another(max_length) };
      await take(
        "form",
        `${what} ${custom_id}`,
        place,
        () => discord.submitModal(result, given, { ...fast, user }),
        level,
      );
    }
  }

  /** Every path below a registered command with the options that it has. */
  const paths = (name: string, options: readonly Loopback[] = []): [string, readonly Loopback[]][] => {
    const below = options.filter(({ type }) => type === subcommand || type === group);
    return below.length === 0
      ? [[name, options]]
      : below.flatMap((one) => paths(`${name} ${one.name}`, one.options));
  };

  /** What the examples of a command give for each of its options. */
  function examplesOf(path: string): readonly Given[] {
    const [, name = "", action] = path.split(" ");
    const lines = commands.get(name)?.examples(research) ?? [];
    const given = lines.map((line) => givenIn(formOf(line, commands, "2026-04-30")));
    return action === undefined ? given : given.filter((one) => String(one.action ?? "show") === action);
  }

  const typed = ({ type }: Loopback, value: string | number): string | number =>
    type === integer ? Number(value) : String(value);

  /** Of an example: what the menu has an option for. */
  const fitting = (given: Given, options: readonly Loopback[]): Given =>
    Object.fromEntries(
      options.flatMap((option): [string, string | number][] => {
        const value = Object.hasOwn(given, option.name) ? given[option.name] : undefined;
        return value === undefined ? [] : [[option.name, typed(option, value)]];
      }),
    );

  const required = (given: Given, options: readonly Loopback[]): Given =>
    Object.fromEntries(
      options
        .filter((option) => option.required)
        .map((option) => [option.name, given[option.name] ?? another(option.max_length)]),
    );

  async function valuesOf(path: string, option: Loopback, base: Given, place: Place) {
    const { name, type, choices = [], autocomplete, min_value: least, max_value: most } = option;
    if (choices.length > 0) return choices.map(({ value }: Loopback) => value);
    if (type === integer) return [...new Set([least ?? 1, most ?? 1])];
    if (autocomplete !== true) return [another(option.max_length)];
    const offered = new Set<string>();
    for (const half of ["", "m", another(100)]) {
      const ask = () =>
        discord.autocomplete(path, { ...place, ...fast, option: name, value: half, options: base });
      const { choices: found } = await take("choices", `${path} ${name}: ${half}`, place, ask, depth);
      if (found.length > 0) offered.add(found[0].value);
    }
    return [...offered, another(option.max_length)];
  }

  /** Every path by its examples and by every value of each option; `isBrief`: only the examples. */
  async function everyCommand(place: Place, isBrief = false): Promise<void> {
    const all: [string, readonly Loopback[]][] = discord
      .commandsFor()
      .filter(({ type }: Loopback) => type === 1)
      .flatMap(({ name, options }: Loopback) => paths(name, options));
    const questions: [string, Given][] = [];
    await atOnce(all, async ([path, options]) => {
      const examples = examplesOf(path).map((given) => fitting(given, options));
      const base = required(examples[0] ?? {}, options);
      for (const given of examples.length === 0 ? [{}] : examples)
        questions.push([path, { ...base, ...given }]);
      for (const option of isBrief ? [] : options)
        for (const value of await valuesOf(path, option, base, place))
          questions.push([path, { ...base, [option.name]: value }]);
    });
    await atOnce(questions, ([path, given]) =>
      take("command", `${path} ${JSON.stringify(given).slice(0, 200)}`, place, () =>
        discord.command(path, { ...place, ...fast, options: given }),
      ),
    );
    for (const [path] of all) tried.add(path);
  }

  /** Every menu of a message, on each of these. */
  async function everyMenu(messages: readonly Loopback[], place: Place): Promise<void> {
    const menus = discord.commandsFor().filter(({ type }: Loopback) => type === 3);
    for (const { name } of menus)
      await atOnce(messages, (message) =>
        take("menu", name, place, () => discord.messageCommand(name, message, { ...place, ...fast })),
      );
  }

  return { everyCommand, everyMenu, pressAll, tried: (): Tried => ({ counts, wrong, paths: [...tried] }) };
}

/** What a button carries, without the values of its options. */
const shapeOf = (means: string): string => {
  const keys = [...means.matchAll(/(?<= )[a-z]+(?=:)/g)].map(([key]) => key);
  return [means.split(" ").slice(0, 2).join(" ").replace(/#.*/, "#"), ...new Set(keys)].join(" ");
};

/** How often a button is pressed that differs from others by values alone, in each place and depth. */
const alike = 2;

/** A few at once, as people are. */
async function atOnce<T>(all: readonly T[], task: (one: T) => Promise<unknown>, most = 4): Promise<void> {
  const left = [...all];
  const next = async (): Promise<void> => {
    const one = left.shift();
    if (one === undefined) return;
    await task(one);
    await next();
  };
  await Promise.all(Array.from({ length: most }, next));
}
