import { App, type BlockAction, type Receiver, type webApi } from "@slack/bolt";
import type { Log } from "../../chat/adapter.ts";
import type { Once } from "../../chat/once.ts";
import type { Answers } from "./answers.ts";
import { pressOf } from "./buttons.ts";
import type { Directs } from "./direct.ts";
import { type Message, questionIn } from "./events.ts";
import type { HeardEvent } from "./features.ts";
import type { Health } from "./health.ts";
import type { InViews } from "./in-views.ts";
import { quietLogger } from "./logger.ts";
import type { Modals } from "./modals.ts";
import { whoOf } from "./question.ts";
import { lineOfShortcut, questionOfShortcut } from "./shortcuts.ts";
import { typedText } from "./typed.ts";
import type { Unfurling } from "./unfurling.ts";
import { hearForms, pressInView, type Suggest } from "./view-roads.ts";

/** Who we are in Slack. */
export interface Identity {
  readonly name: string;
  readonly botToken: string;
  readonly botId: string;
  readonly botUserId: string;
}

interface RoadsParts {
  readonly receiver: Receiver;
  readonly identity: Identity;
  readonly answers: Answers;
  readonly modals: Modals;
  readonly suggest: Suggest;
  readonly inViews: InViews;
  readonly unfurling: Unfurling;
  readonly once: Once;
  readonly health: Health;
  readonly directs: Directs;
  readonly clientOptions: webApi.WebClientOptions;
  readonly log: Log;
}

/**
 * Every way that people ask in Slack, each acknowledged before any work. Bolt tells requests apart and hands them to us; it
 * is told who we are, so that it asks nobody.
 */
export function createRoads(parts: RoadsParts): App {
  const { receiver, identity, answers, modals, suggest, inViews, unfurling, once, health } = parts;
  const { directs, clientOptions, log } = parts;
  const app = new App({
    receiver,
    authorize: async () => identity,
    convoStore: false,
    logger: quietLogger(),
    clientOptions: { ...clientOptions },
  });

  /** Slack wants it within three seconds. One that is not heard costs the person a warning, not the answer. */
  const acknowledge = (ack: () => Promise<void>): Promise<void> =>
    ack().catch((cause) => log("Slack could not be told that a question arrived.", cause));

  app.error(async (cause) => log("Something from Slack could not be handled.", cause));

  // Whatever Slack sends again, because it did not hear us in time or by a fault of its own, is taken once.
  app.use(async ({ body, next, ...rest }) => {
    if (once.isFirst(keyOf(body))) await next();
    else if ("ack" in rest && rest.ack !== undefined) await acknowledge(rest.ack);
  });

  app.command(/./, async ({ ack, command }) => {
    await acknowledge(ack);
    const line = typedText(command.text ?? "");
    const { user_id: user, user_name: name, team_id: team, channel_id: channel, trigger_id: id } = command;
    const responseUrl = command.response_url;
    if (line !== "") return answers.ask({ line, user, name, team, channel, responseUrl });
    await modals.form({ user, name, team }, { channel, responseUrl }, { id }, "find");
  });

  app.shortcut({ type: "message_action" }, async ({ ack, shortcut }) => {
    await acknowledge(ack);
    const line = lineOfShortcut(shortcut);
    const question = questionOfShortcut(shortcut);
    await (typeof line === "string" ? answers.ask({ ...question, line }) : answers.refuse(question, line));
  });

  app.action({ type: "block_actions" }, async ({ ack, body, action }) => {
    await acknowledge(ack);
    const press = pressOf("action_id" in action ? action.action_id : "");
    if (press === "open") return;
    const carried = press !== undefined && action.type === "button" ? action.value : undefined;
    if (body.view !== undefined) return pressInView(body, body.view, press, carried, modals);
    const [who, place] = [whoOf(body.user, body.team), placeOfPress(body)];
    const isOwn = body.container.is_ephemeral === true;
    if (press === "edit") {
      const at = { ...place, ...(!isOwn && { isOpen: true as const }) };
      return modals.form(who, at, { id: body.trigger_id }, carried);
    }
    const isTheirs = !isOwn && (await directs.isOf(who.user, place.channel));
    await answers.press({
      ...who,
      ...place,
      carried,
      replaces: press === "replace" && (isOwn || isTheirs),
      ...(isTheirs && { isDirect: true }),
    });
  });

  hearForms(app, { modals, suggest, acknowledge });

  const self = identity.botUserId;
  const written = async (message: Message, team: string, isDirect: boolean): Promise<void> => {
    const question = questionIn({ team, ...message }, { self, isDirect });
    // One message may come as two events: a mention, and words in a conversation with us.
    if (question !== undefined && once.isFirst(`${message.channel}:${message.ts}`))
      await answers.ask(question);
  };

  const events: Readonly<Record<HeardEvent, () => void>> = {
    app_mention: () => app.event("app_mention", ({ event, body }) => written(event, body.team_id, false)),
    "message.im": () =>
      app.event("message", async ({ event, body }) => {
        if (event.channel_type === "im") await written(event, body.team_id, true);
      }),
    app_home_opened: () =>
      app.event("app_home_opened", async ({ event, body }) => {
        if (event.tab === "home") await inViews.home({ user: event.user, team: body.team_id }, event.channel);
      }),
    link_shared: () =>
      app.event("link_shared", async ({ event, body }) => {
        const { user, channel } = event;
        await unfurling.show(event, { user, channel, team: body.team_id });
      }),
    app_uninstalled: () => app.event("app_uninstalled", async () => health.cutOff("app_uninstalled")),
    tokens_revoked: () =>
      app.event("tokens_revoked", async ({ event }) => {
        if (event.tokens.bot?.includes(self)) health.cutOff("tokens_revoked");
      }),
  };
  for (const hear of Object.values(events)) hear();
  return app;
}

/** What names something that Slack sends: an event's id, or what it gives each command, press and shortcut to answer with. */
function keyOf(body: object): string | undefined {
  if ("event_id" in body) return String(body.event_id);
  return "trigger_id" in body && body.trigger_id ? String(body.trigger_id) : undefined;
}

/** Where a button was pressed. The first message of a thread stands in the channel, and so does its answer. */
function placeOfPress({ channel, container, response_url }: BlockAction) {
  const { thread_ts: thread, channel_id: within, message_ts: ts } = container;
  return {
    channel: channel?.id ?? String(within ?? ""),
    responseUrl: response_url,
    ...(typeof thread === "string" && thread !== ts && { thread }),
  };
}
