import type { Log } from "../adapter.ts";
import type { Bot } from "../bot.ts";
import type { Block, Card, Picture } from "../card.ts";
import { plain } from "../card.ts";
import type { Rasteriser } from "./rasterise.ts";

/** Enough for the sharpest phones, and some 150 kB. */
const scale = 3;

/** The bot as chats see it: pictures come as PNG files, with their words; those that cannot be drawn as words alone. */
export const withPictureFiles = (bot: Bot, rasteriser: Pick<Rasteriser, "draw">, log: Log): Bot => ({
  ...bot,
  run: async (call, signal) => drawn(await bot.run(call, signal), rasteriser, log),
  press: async (carried, from, signal) => drawn(await bot.press(carried, from, signal), rasteriser, log),
});

/** A picture where none can be shown. */
export const inWords = ({ alt }: Picture): Extract<Block, { kind: "text" }> => ({
  kind: "text",
  style: "body",
  runs: [plain(alt)],
});

async function drawn(card: Card, { draw }: Pick<Rasteriser, "draw">, log: Log): Promise<Card> {
  const fileOf = async (picture: Picture): Promise<Block> => {
    try {
      const { name, alt, svg } = picture;
      return { kind: "file", name, type: "image/png", bytes: await draw(svg.chat, scale), alt };
    } catch (cause) {
      log("A picture could not be drawn, so its words were shown.", cause);
      return inWords(picture);
    }
  };
  const blocks = await Promise.all(
    card.blocks.map((block) => (block.kind === "picture" ? fileOf(block) : block)),
  );
  return { ...card, blocks };
}
