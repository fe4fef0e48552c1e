import { type Interaction, type Message, PermissionFlagsBits } from "discord.js";
import type { Log } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import type { Call } from "../../chat/call.ts";
import { personName } from "../../chat/person-name.ts";
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

/** Who does or writes something, and where. On a server they go by the name that they have there. */
export function askerOf(did: Interaction | Message, { zone }: Pick<Desk, "zone">): Omit<Call, "line"> {
  const { guildId: server, member } = did;
  const isMessage = "author" in did;
  const { id, displayName } = isMessage ? did.author : did.user;
  const nickname = member !== null && ("nickname" in member ? member.nickname : member.nick);
  return {
    asker: { id, name: personName(nickname || displayName, id), zone, mayManage: mayManage(did) },
    where: {
      surface: "discord",
      channel: did.channelId ?? id,
      ...(isMessage && { isMessage }),
      ...(server === null ? { isDirect: true } : { server }),
    },
  };
}

/** In direct messages everyone; on a server whoever may change it, or this channel: Discord says so with each interaction. */
function mayManage(did: Interaction | Message): boolean {
  if (did.guildId === null) return true;
  if (!("author" in did)) return did.memberPermissions?.any(managing) === true;
  // In a thread whose channel the gateway has not told of, nobody's permissions are known, whatever the types say.
  return did.member?.permissionsIn(did.channelId)?.any(managing) === true;
}

/** Whoever has one of these may set up a channel. */
const managing = [PermissionFlagsBits.ManageGuild, PermissionFlagsBits.ManageChannels];
