import { HTTPReceiver, type Receiver, SocketModeReceiver, webApi } from "@slack/bolt";
import { AdapterError, type ChatAdapter, type Log, type Mount } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import { createOnce } from "../../chat/once.ts";
import { createAnswers } from "./answers.ts";
import { createAsking } from "./asking.ts";
import { createClient } from "./client.ts";
import { type Connection, createConnection } from "./connection.ts";
import { createDelivery } from "./delivery.ts";
import { createDirects } from "./direct.ts";
import { eventsPath } from "./features.ts";
import { createHealth } from "./health.ts";
import { createInViews } from "./in-views.ts";
import { quietLogger } from "./logger.ts";
import { createModals } from "./modals.ts";
import { createPosting } from "./posting.ts";
import { refusalOf } from "./refusals.ts";
import { longestWait } from "./respond.ts";
import { createRoads, type Identity } from "./roads.ts";
import { postingIn, type ServedPlaces } from "./served.ts";
import { createUnfurling } from "./unfurling.ts";
import { createSuggest } from "./view-roads.ts";

/** What a Slack desk is made of. */
export interface SlackParts {
  readonly bot: Bot;
  /** Bot User OAuth Token, `xoxb-…`. */
  readonly token: string;
  /** App-Level Token, `xapp-…`, for Socket Mode. Without one Slack posts to `/slack/events` of our server. */
  readonly appToken?: string;
  /** Proves that what is posted to us comes from Slack; needed without an app token. */
  readonly signingSecret?: string;
  /** Another Slack, for tests. */
  readonly apiUrl?: string;
  /** The desk's IANA time zone, for people whose own is not known. */
  readonly zone: string;
  /** Ids of those who may set up channels; left out or empty: the workspace's admins and owners. */
  readonly admins?: readonly string[];
  /** The places that are served; left out: all. */
  readonly served?: ServedPlaces;
  /** Where people reach the desk's page, without a slash at the end: links to it show their quotation. */
  readonly publicUrl?: string;
  readonly mount: Mount;
  readonly log: Log;
}

/** The desk in Slack, by every road that `features` names. */
export function createSlack(parts: SlackParts): ChatAdapter {
  const { token, appToken, signingSecret, apiUrl, mount, log } = parts;
  const clientOptions = {
    logger: quietLogger(),
    timeout: 10_000,
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
  };
  const onEnd = (cause: unknown) => health.saw(cause);
  // Ours alone: options given to Bolt are shared and changed, and a client of its would retry for hours.
  const client = createClient(token, { ...clientOptions, longestWait, onEnd });
  const health = createHealth(() => client.auth.test(), log);
  let name = "verbatim";
  const posting = createPosting({
    client: createClient(token, { ...clientOptions, timeout: longestPost, longestWait: 0, onEnd }),
    carry: parts.bot.carry,
    name: () => name,
    log,
  });
  const shared = { ...parts, client, name: () => name };
  const [once, directs] = [createOnce(), createDirects(client)];
  const [ask, delivery] = [createAsking(shared), createDelivery(shared)];
  const answers = createAnswers({ ...shared, ask, delivery });
  const inViews = createInViews({ ...shared, ask, delivery, directs });
  const modals = createModals({ ...shared, answers, inViews, delivery, directs });
  const unfurling = createUnfurling({ ...shared, ask });
  let connection: Connection | undefined;
  let isStarted = false;

  const roadsFor = (receiver: Receiver, identity: Identity) =>
    createRoads({
      ...{ receiver, identity, answers, modals, inViews, unfurling, once, health, directs },
      suggest: createSuggest(parts.bot, parts.zone),
      clientOptions,
      log,
    });

  const startSocket = async (appToken: string, identity: Identity): Promise<void> => {
    const app = roadsFor(noReceiver, identity);
    connection = createConnection(() => {
      const receiver = new SocketModeReceiver({
        appToken,
        autoReconnectEnabled: false,
        logger: quietLogger(),
        installerOptions: {
          clientOptions: { ...clientOptions, ...connecting, rejectRateLimitedCalls: true },
        },
      });
      receiver.init(app);
      return receiver.client;
    }, log);
    await connection.open().catch((cause) => {
      throw refusalOf("SLACK_APP_TOKEN", cause);
    });
  };

  const startHttp = (identity: Identity): void => {
    if (signingSecret === undefined) {
      throw new AdapterError(
        "Set SLACK_APP_TOKEN (Socket Mode), or SLACK_SIGNING_SECRET (requests to this server): copy one from “Basic Information” of your Slack app.",
      );
    }
    const receiver = new HTTPReceiver({
      signingSecret,
      endpoints: eventsPath,
      logger: quietLogger(tellRefused(log)),
    });
    roadsFor(receiver, identity);
    mount(eventsPath, (request, response) => {
      try {
        receiver.requestListener(request, response);
      } catch {
        response.writeHead(404).end();
      }
    });
  };

  return {
    name: "Slack",
    surface: "slack",
    state: () => health.problem() ?? connection?.state() ?? (isStarted ? "connected" : "connecting"),
    ...postingIn(posting, parts.served ?? {}),
    async start() {
      const identity = await identify(token, clientOptions);
      name = identity.name;
      if (appToken === undefined) startHttp(identity);
      else await startSocket(appToken, identity);
      isStarted = true;
    },
    async stop() {
      health.stop();
      await connection?.close();
      await Promise.all([answers, modals, unfurling].map((each) => each.settled()));
    },
  };
}

/** A post is at most opening direct messages, a message and its thread, and all may take 15 seconds. Milliseconds. */
const longestPost = 6000;

/** How a socket's address is asked for: all of it ends before the socket would be given up. Milliseconds. */
const connecting = { timeout: 5000, retryConfig: { retries: 1, minTimeout: 500 } };

/** Sockets come and go; each is given to the app when it is made. */
const noReceiver: Receiver = { init() {}, start: async () => {}, stop: async () => {} };

/** Who we are in Slack. Throws an `AdapterError` when the token is refused or Slack cannot be reached. */
async function identify(token: string, options: webApi.WebClientOptions): Promise<Identity> {
  const client = new webApi.WebClient(token, { ...options, retryConfig: { retries: 3, minTimeout: 500 } });
  const who = await client.auth.test().catch((cause) => {
    throw refusalOf("SLACK_BOT_TOKEN", cause);
  });
  return {
    name: who.user ?? "verbatim",
    botToken: token,
    botId: who.bot_id ?? "",
    botUserId: who.user_id ?? "",
  };
}

/** Tells of refused requests at most once a minute: anyone can post them to us. */
function tellRefused(log: Log): () => void {
  let quietUntil = 0;
  return () => {
    if (Date.now() < quietUntil) return;
    quietUntil = Date.now() + 60_000;
    log(
      `A request to ${eventsPath} was refused. If commands fail in Slack, copy SLACK_SIGNING_SECRET again from “Basic Information” of your Slack app.`,
    );
  };
}
