import { Document, type Scalar, visit } from "yaml";
import { eventsPath, type Features, type Manifest } from "./features.ts";

/** What the manifest depends on, as the desk's settings have it. */
export interface ManifestSettings {
  /** Where people reach the page, without a slash at the end. */
  readonly publicUrl?: string;
  /** Whether the desk calls Slack, or Slack calls the desk. */
  readonly isSocketMode: boolean;
}

/** Slack calls the desk only at a public https address, and needs no more than that where there is no app token. */
export const isSocketMode = (publicUrl: string | undefined, appToken: string | undefined): boolean =>
  appToken !== undefined || publicUrl?.startsWith("https://") !== true;

/** The manifest of a Slack app with these features. */
export function manifestOf(features: Features, { publicUrl, isSocketMode }: ManifestSettings): Manifest {
  const { command, messageShortcuts, globalShortcuts } = features;
  const requestUrl = isSocketMode ? {} : { request_url: `${publicUrl}${eventsPath}` };
  const events = eventsOf(features, publicUrl);
  const isUnfolding = events.some(([, { ofLinks }]) => ofLinks === true);
  return {
    display_information: { name: "Verbatim", description: "Who said what, when, and in what context" },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: "verbatim", always_online: true },
      slash_commands: [
        {
          command: command.name,
          description: command.description,
          usage_hint: command.hint,
          should_escape: false,
          ...(!isSocketMode && { url: `${publicUrl}${eventsPath}` }),
        },
      ],
      shortcuts: [...shortcutsOf("global", globalShortcuts), ...shortcutsOf("message", messageShortcuts)],
      ...(isUnfolding && publicUrl !== undefined && { unfurl_domains: [new URL(publicUrl).hostname] }),
    },
    oauth_config: { scopes: { bot: scopesOf(features, publicUrl).map(([scope]) => scope) } },
    settings: {
      event_subscriptions: { ...requestUrl, bot_events: events.map(([event]) => event) },
      interactivity: {
        is_enabled: true,
        ...requestUrl,
        // Names that are offered in a form while they are typed.
        ...(!isSocketMode && { message_menu_options_url: `${publicUrl}${eventsPath}` }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: isSocketMode,
      token_rotation_enabled: false,
    },
  };
}

/** The manifest as YAML, with what each event and scope is for beside it. */
export function manifestText(features: Features, settings: ManifestSettings): string {
  const document = new Document(manifestOf(features, settings));
  const reasons = new Map<unknown, string>(
    [...eventsOf(features, settings.publicUrl), ...scopesOf(features, settings.publicUrl)].map(
      ([name, { why }]) => [name, why],
    ),
  );
  visit(document, {
    Scalar(at, node: Scalar) {
      const why = at === "key" ? undefined : reasons.get(node.value);
      if (why !== undefined) node.comment = ` ${why}`;
    },
  });
  return document.toString({ lineWidth: 0 });
}

const eventsOf = ({ events }: Features, publicUrl: string | undefined) =>
  entriesOf(events).filter(([, { ofLinks }]) => ofLinks !== true || publicUrl !== undefined);

const scopesOf = ({ scopes }: Features, publicUrl: string | undefined) =>
  entriesOf(scopes).filter(([, { ofLinks }]) => ofLinks !== true || publicUrl !== undefined);

const shortcutsOf = (type: "message" | "global", shortcuts: Features["globalShortcuts"]) =>
  Object.entries(shortcuts).map(([callback_id, { name, description }]) => ({
    name,
    type,
    callback_id,
    description,
  }));

/** The entries of a record whose keys are known. */
const entriesOf = <K extends string, V>(
  record: Readonly<Partial<Record<K, V>>>,
): readonly (readonly [K, V])[] =>
  // What is in it is of its type: no record here comes from outside.
  Object.entries(record) as [K, V][];
