import { inflateSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import type { Bot } from "../../../src/chat/bot.ts";
import { createRasteriser } from "../../../src/chat/pictures/rasterise.ts";
import { withPictureFiles } from "../../../src/chat/pictures/with-files.ts";
import { pictureOf, textCard } from "../../adapters/cards.ts";
import { idleBot } from "../idle-bot.ts";

const rasteriser = createRasteriser();
afterAll(() => rasteriser.stop());

const svg = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20" font-family="Source Sans 3"><rect width="80" height="20" fill="#fff"/><text x="2" y="15" font-size="12">${text}</text></svg>`;

/** Width, height, and how much of the drawing is not the plain paper, in bytes that differ. */
function look(png: Uint8Array) {
  const data = Buffer.from(png);
  const parts: Buffer[] = [];
  for (let at = 8; at < data.length; at += 12 + data.readUInt32BE(at)) {
    if (data.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(data.subarray(at + 8, at + 8 + data.readUInt32BE(at)));
  }
  const ink = inflateSync(Buffer.concat(parts)).filter((byte) => byte !== 0 && byte !== 255).length;
  return { width: data.readUInt32BE(16), height: data.readUInt32BE(20), ink };
}

describe("drawing a PNG", () => {
  it("has its letters, also where the machine has no fonts", async () => {
    const [empty, word] = [await rasteriser.draw(svg(""), 2), await rasteriser.draw(svg("tide"), 2)];
    expect(look(word)).toMatchObject({ width: 160, height: 40 });
    expect(look(word).ink).toBeGreaterThan(look(empty).ink + 100);
  });

  it("has letters of Latin with accents, Greek and Cyrillic side by side", async () => {
    // A letter that is missing is drawn as the same box each time.
    const boxes = look(await rasteriser.draw(svg("北京"), 2)).ink;
    for (const text of ["łć", "ΐβ", "Ґж", "ễș"]) {
      const { ink } = look(await rasteriser.draw(svg(text), 2));
      expect([text, ink > 20 && ink !== boxes]).toEqual([text, true]);
    }
  });

  it("refuses what is no drawing, and draws on", async () => {
    await expect(rasteriser.draw("<svg", 2)).rejects.toThrow();
    expect(look(await rasteriser.draw(svg("x"), 1)).width).toBe(80);
  });

  it("gives up after a while, and draws the next in a new thread", async () => {
    const hurried = createRasteriser(undefined, { patience: 1 });
    await expect(hurried.draw(svg("x"), 1)).rejects.toThrow(/took too long|has ended/);
    await hurried.stop();
  });

  it("ends its thread when nobody asks any more, and starts another", async () => {
    const resting = createRasteriser(undefined, { idle: 1 });
    await resting.draw(svg("x"), 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(look(await resting.draw(svg("x"), 1)).width).toBe(80);
    await resting.stop();
  });
});

describe("pictures for chats", () => {
  const card = { ...textCard("tide"), blocks: [...textCard("tide").blocks, pictureOf("tide")] };
  const bot: Bot = { ...idleBot, run: async () => card, press: async () => card };
  const asked = {
    asker: { id: "a", name: "a", zone: "UTC", mayManage: true },
    where: { surface: "slack", channel: "c" },
  } as const;

  it("come as files with their words", async () => {
    const { run, press } = withPictureFiles(bot, rasteriser, () => {});
    for (const { blocks } of [await run({ ...asked, line: "x" }), await press("x", asked)]) {
      expect(blocks[1]).toMatchObject({
        kind: "file",
        name: "timeline.png",
        type: "image/png",
        alt: "Timeline of tide: 3 quotations",
      });
    }
  });

  it("come as words where they cannot be drawn, and it is logged", async () => {
    const logged: string[] = [];
    const broken = { draw: () => Promise.reject(new Error("no memory")) };
    const { blocks } = await withPictureFiles(bot, broken, (sentence) => logged.push(sentence)).run({
      ...asked,
      line: "x",
    });
    expect(blocks[1]).toMatchObject({ kind: "text", runs: [{ text: "Timeline of tide: 3 quotations" }] });
    expect(logged).toEqual(["A picture could not be drawn, so its words were shown."]);
  });
});
