import { ChannelType, GatewayDispatchEvents, type GatewayDispatchPayload } from "discord.js";
import { expect, it } from "vitest";
import { tellDirect } from "../../../src/adapters/discord/client.ts";

it.each([
  ["direct where Discord says nothing of it", {}, ChannelType.DM],
  ["as Discord says", { channel_type: ChannelType.GroupDM }, ChannelType.GroupDM],
  ["left as it is on a server", { guild_id: "1" }, undefined],
])("A message's kind of channel is %s", (_what, told, type) => {
  const packet = {
    op: 0,
    s: 1,
    t: GatewayDispatchEvents.MessageCreate,
    d: { ...told },
  } as GatewayDispatchPayload;
  tellDirect(packet);
  expect(packet.d).toEqual(type === undefined ? told : { ...told, channel_type: type });
});
