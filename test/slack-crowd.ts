import { textIn } from "./adapters/slack/desk.ts";
import { entities } from "./hostile-articles.ts";

// biome-ignore lint/suspicious/noExplicitAny: the loopback Slack is plain JavaScript without types
export type Loose = any;

/** Somebody with a channel of their own, so that whatever happens there is theirs. */
export interface Person {
  readonly user: string;
  readonly channel: string;
  readonly dm: string;
}

/** What somebody sees: a message, a modal or Home, as it was at the time. */
interface Seen {
  readonly by: Person;
  readonly shown: Loose;
}

interface How {
  readonly raw?: boolean;
  readonly road?: "mention" | "thread" | "direct" | "menu";
}

/** People in a loopback Slack who ask and press. */
export interface Crowd {
  /** What was asked or pressed without an answer. */
  readonly unanswered: string[];
  /** How often what was done. */
  readonly counts: Record<string, number>;
  /** The words of every card that was seen. */
  readonly shown: string[];
  /** What the desk posted for all in somebody's channel. */
  posted(by: Person): readonly Loose[];
  ask(by: Person, lines: readonly string[], how?: How): Promise<readonly Seen[]>;
  /** Presses each button of what is seen, and of what comes of it; a line that was pressed before is not pressed again. */
  pressAll(seen: readonly Seen[], depth: number): Promise<void>;
  openHome(by: Person): Promise<Seen>;
  openForm(by: Person, how: "command" | "shortcut"): Promise<Seen>;
  /** Submits a form as it stands, and full of markup. */
  fillIn(by: Person, form: Seen): Promise<void>;
  /** Runs them, so many at a time, each by somebody new. */
  inTurn<T>(atOnce: number, rounds: readonly ((by: Person) => Promise<T>)[]): Promise<readonly T[]>;
}

const patience = { waitMs: 8000, settleMs: 0 };

/** A crowd of admins. */
export function createCrowd(slack: Loose): Crowd {
  const unanswered: string[] = [];
  const counts: Record<string, number> = {};
  const shown: string[] = [];
  const pressed = new Set<string>();
  let people = 0;
  const somebody = (): Person => {
    const n = String(++people).padStart(3, "0");
    const [user, channel] = [`U0CROWD${n}`, `C0CROWD${n}`];
    slack.addUser({
      id: user,
      name: `person-${n}`,
      real_name: `Person <${n}> & Co`,
      tz: "Asia/Tokyo",
      is_admin: true,
    });
    slack.addChannel({ id: channel, name: `room-${n}`, members: [user, slack.bot.userId] });
    return { user, channel, dm: slack.dm(user).id };
  };

  /** What came of it for this person; a file comes before the card that tells of it. */
  const outcomes = (by: Person, from: number): Loose[] =>
    slack.timeline.slice(from).filter(({ kind, message, view, user }: Loose) => {
      if (view !== undefined) return user === by.user && isAnswer(view);
      const isTheirs = message?.channel === by.channel || message?.channel === by.dm;
      return isTheirs && ["message", "update"].includes(kind) && message.files === undefined;
    });

  const isAnswer = (view: Loose): boolean => !JSON.stringify(view.blocks ?? []).includes('"Looking …"');

  const doing = async (by: Person, what: string, act: (more: Loose) => Promise<Loose>): Promise<Seen[]> => {
    const [kind = ""] = what.split(":");
    counts[kind] = (counts[kind] ?? 0) + 1;
    const from = slack.timeline.length;
    const result = await act({
      ...patience,
      until: (so: Loose) => so.viewErrors !== undefined || outcomes(by, from).length > 0,
    });
    const last = outcomes(by, from).at(-1);
    if (last === undefined && result?.viewErrors === undefined) unanswered.push(`${by.user} ${what}`);
    if (last !== undefined) shown.push(textIn((last.view ?? last.message).blocks));
    return last === undefined ? [] : [{ by, shown: structuredClone(last.view ?? last.message) }];
  };

  const askOne = (by: Person, line: string, { raw, road }: How): Promise<Seen[]> => {
    const { user, channel } = by;
    const said = () => slack._userMessage(slack.channel(channel), slack.user(user), line);
    const roads: Record<string, (more: Loose) => Promise<Loose>> = {
      slash: (more) => slack.slash({ command: "/quote", text: line, raw, user, channel, ...more }),
      mention: (more) => slack.mention({ text: line, user, channel, ...more }),
      thread: (more) => slack.mention({ text: line, user, channel, thread_ts: said().ts, ...more }),
      direct: (more) => slack.dmMessage({ text: line, user, ...more }),
      verify: (more) =>
        slack.messageShortcut({ callback_id: "verify_quotation", message: said(), user, ...more }),
      similar: (more) =>
        slack.messageShortcut({ callback_id: "find_similar", message: said(), user, ...more }),
    };
    const go = (name: string) =>
      doing(by, `${name}: ${line}`, (more) => roads[name]?.(more) ?? Promise.resolve());
    if (road === "menu")
      return Promise.all([go("verify")]).then(async ([first = []]) => [...first, ...(await go("similar"))]);
    return go(road ?? "slash");
  };

  const buttonsOf = ({ shown }: Seen): Loose[] =>
    (shown.blocks ?? []).flatMap(({ type, elements }: Loose) => (type === "actions" ? elements : []));

  /** A line is pressed once in a kind of place. */
  const isNew = ({ by, shown }: Seen, { action_id, value, text, url }: Loose): boolean => {
    const place =
      shown.type === "modal" || shown.type === "home"
        ? "view"
        : shown.channel === by.dm
          ? "direct"
          : shown.thread_ts
            ? "thread"
            : "room";
    const [press] = action_id.split(":");
    const what = place === "room" ? value : text.text.replace(/\d+/g, "n");
    const key = [place, press, url === undefined ? what : "page"].join(" ");
    if (pressed.has(key)) return false;
    pressed.add(key);
    return true;
  };

  const press = async (seen: Seen, button: Loose): Promise<Seen[]> => {
    const { by } = seen;
    // Another press may have replaced what is shown: this one comes from what stood there.
    const shown = structuredClone(seen.shown);
    const own = (element: Loose): boolean => element.action_id === button.action_id;
    if (button.url !== undefined) {
      await slack.click(shown, own, { user: by.user, expect: "nothing", waitMs: 1, settleMs: 0 });
      return [];
    }
    const came = await doing(by, `press: ${button.text.text} ${button.value}`, (more) =>
      slack.click(shown, own, { user: by.user, ...more }),
    );
    for (const form of came) if (isForm(form)) await fillIn(by, form);
    return came.filter((each) => !isForm(each));
  };

  const isForm = ({ shown }: Seen): boolean => shown.type === "modal" && shown.submit != null;

  const given = async (by: Person, view: Loose): Promise<Loose> => {
    const values: Loose = {};
    for (const { type, block_id, element } of view.blocks) {
      if (type !== "input") continue;
      if (element.type === "plain_text_input" && !element.initial_value)
        values[block_id] = entities.slice(0, element.max_length);
      if (element.type === "external_select") {
        const typed = "<!channel>";
        const { options } = await slack.suggest(view, element.action_id, typed, { user: by.user });
        counts.suggest = (counts.suggest ?? 0) + 1;
        if (options.length === 0) unanswered.push(`${by.user} suggest: ${element.action_id}`);
        values[block_id] = options[0];
      }
      if (element.type === "datepicker") values[block_id] = "2026-05-02";
    }
    return values;
  };

  const fillIn = async (by: Person, { shown }: Seen): Promise<void> => {
    const submit = (values: Loose) =>
      doing(by, `submit: ${shown.title.text} ${JSON.stringify(values)}`, (more) =>
        slack.submitView(structuredClone(shown), values, { user: by.user, force: true, ...more }),
      );
    await submit({});
    await submit(await given(by, shown));
  };

  /** Modals stand on one another up to three: a person closes those that they are done with. */
  const close = (by: Person, but: Loose): void => {
    for (const view of slack.views.values()) {
      const isKept = view.id === but.id || view.id === but.previous_view_id || view.id === but.root_view_id;
      if (view.owner === by.user && view.type === "modal" && !isKept) view.closed = true;
    }
  };

  const pressAll: Crowd["pressAll"] = async (seen, depth) => {
    if (depth === 0) return;
    for (const each of seen) {
      for (const button of buttonsOf(each)) {
        if (!isNew(each, button)) continue;
        close(each.by, each.shown);
        await pressAll(await press(each, button), depth - 1);
      }
    }
  };

  return {
    unanswered,
    counts,
    shown,
    posted: ({ channel }) =>
      [...slack.messages.values()].filter(
        (each: Loose) => each.channel === channel && each.user === slack.bot.userId && !each.ephemeral_to,
      ),
    pressAll,
    fillIn,
    async ask(by, lines, how = {}) {
      const seen: Seen[] = [];
      for (const line of lines) {
        // What one asks again within seconds is not answered again.
        pressed.add(`room answer ${line}`);
        seen.push(...(await askOne(by, line, how)));
      }
      return seen;
    },
    async openHome(by) {
      const [home] = await doing(by, "home:", (more) => slack.openHome({ user: by.user, ...more }));
      if (home === undefined) throw new Error("Home was not shown");
      return home;
    },
    async openForm(by, how) {
      const { user, channel } = by;
      const [form] = await doing(by, `form: ${how}`, (more) =>
        how === "command"
          ? slack.slash({ command: "/quote", text: "", user, channel, ...more })
          : slack.shortcut({ callback_id: "ask", user, ...more }),
      );
      if (form === undefined) throw new Error("the form was not opened");
      return form;
    },
    async inTurn<T>(atOnce: number, rounds: readonly ((by: Person) => Promise<T>)[]) {
      const left = [...rounds];
      const done: T[] = [];
      const one = async (): Promise<void> => {
        for (let next = left.shift(); next !== undefined; next = left.shift())
          done.push(await next(somebody()));
      };
      await Promise.all(Array.from({ length: atOnce }, one));
      return done;
    },
  };
}
