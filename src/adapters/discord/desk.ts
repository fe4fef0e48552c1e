import { type Interaction, PermissionFlagsBits } from "discord.js";
import type { Log } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import type { Call } from "../../chat/call.ts";
import type { Directs } from "./directs.ts";
import type { Seen } from "./seen.ts";
import type { Served } from "./served.ts";

/** How the desk answers what people do on Discord. */
export interface Desk {
  readonly bot: Bot;
  /** The IANA zone of the people here: Discord does not tell theirs. */
  readonly zone: string;
  readonly seen: Seen;
  /** Who is answered; `bot` answers nobody else. */
  readonly served: Served;
  readonly directs: Directs;
  readonly log: Log;
}

/** Who does something, and where. */
export const askerOf = (interaction: Interaction, { zone }: Pick<Desk, "zone">): Omit<Call, "line"> => ({
  asker: {
    id: interaction.user.id,
    name: interaction.user.displayName,
    zone,
    mayManage: mayManage(interaction),
  },
  where: {
    surface: "discord",
    channel: interaction.channelId ?? interaction.user.id,
    ...(interaction.guildId === null ? { isDirect: true } : { server: interaction.guildId }),
  },
});

/** In direct messages everyone; on a server whoever may change it, or this channel, as Discord says with each interaction. */
const mayManage = ({ guildId, memberPermissions }: Interaction): boolean =>
  guildId === null || memberPermissions?.any(managing) === true;

/** Whoever has one of these may set up a channel. */
export const managing = [PermissionFlagsBits.ManageGuild, PermissionFlagsBits.ManageChannels];
