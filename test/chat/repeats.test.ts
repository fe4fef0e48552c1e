import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Bot } from "../../src/chat/bot.ts";
import type { Where } from "../../src/chat/call.ts";
import type { Card } from "../../src/chat/card.ts";
import { withRepeats } from "../../src/chat/repeats.ts";
import { from } from "../desk-on.ts";
import { idleBot } from "./idle-bot.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answered = (line: string): Card => ({ outcome: "answered", summary: line, blocks: [] });

const lineOf = (carried: string): string => (carried === "#0123456789ab" ? "save z" : carried);

/** A bot and the lines that it ran; one that begins with "save" changes something. */
function repeating(answer: (line: string) => Card | Promise<Card> = answered) {
  const ran: string[] = [];
  const run: Bot["run"] = async ({ line }) => {
    ran.push(line);
    return answer(line);
  };
  const bot = withRepeats({
    ...idleBot,
    run,
    press: (carried, call) => run({ ...call, line: lineOf(carried) }),
    lineOf,
    changing: (line) => line.startsWith("save "),
  });
  const ask = (line: string, id = "U1", place: Partial<Where> = {}) =>
    bot.run({ line, asker: { ...from.asker, id }, where: { surface: "slack", channel: "C1", ...place } });
  const press = (carried: string) =>
    bot.press(carried, { asker: from.asker, where: { surface: "slack", channel: "C1" } });
  return { bot, ran, ask, press };
}

describe("the same line of the same person in the same place", () => {
  it("is run once in ten seconds, and its card is marked the second time", async () => {
    const { ran, ask } = repeating();
    expect(await ask("find tide")).not.toHaveProperty("isRepeat");
    await vi.advanceTimersByTimeAsync(9_999);
    expect(await ask("find tide")).toEqual({ ...answered("find tide"), isRepeat: true });
    await vi.advanceTimersByTimeAsync(1);
    expect(await ask("find tide")).not.toHaveProperty("isRepeat");
    expect(ran).toEqual(["find tide", "find tide"]);
  });

  it("waits for the answer that is still being made, however long that takes", async () => {
    const slow = Promise.withResolvers<Card>();
    const { ran, ask } = repeating(() => slow.promise);
    const first = ask("find tide");
    await vi.advanceTimersByTimeAsync(15_000);
    const second = ask("find tide");
    slow.resolve(answered("at last"));
    expect([await first, await second]).toMatchObject([{ summary: "at last" }, { isRepeat: true }]);
    expect(ran).toHaveLength(1);
  });

  it("is no other's, in no other place, on no other road, and no other line", async () => {
    const { ran, ask } = repeating();
    await ask("find tide");
    await ask("find tide", "U2");
    await ask("find tide", "U1", { channel: "C2" });
    await ask("find tide", "U1", { thread: "1.2" });
    await ask("find tides");
    await ask("find tide", "U1", { isMessage: true });
    expect(ran).toHaveLength(6);
  });

  it("may be typed or pressed", async () => {
    const { ran, ask, press } = repeating();
    for (const line of ["find tide", "save z"]) await ask(line);
    for (const carried of ["#0123456789ab", "save z"])
      expect(await press(carried)).toHaveProperty("isRepeat");
    expect(ran).toHaveLength(2);
  });

  it("is shown to everyone once", async () => {
    const { ask } = repeating((line) => ({ ...answered(line), audience: "everyone" }));
    expect(await ask("share tide")).toHaveProperty("audience");
    expect(await ask("share tide")).toEqual({ ...answered("share tide"), isRepeat: true });
  });

  it("is run where what a button carries cannot be read", async () => {
    const broken = () => {
      throw new Error("the disk is full");
    };
    const bot = withRepeats({ ...idleBot, lineOf: broken });
    const call = { asker: from.asker, where: from.where };
    expect(await bot.press("#0123456789ab", call)).toMatchObject({ summary: "Nothing." });
  });

  it("is run again where it broke, where it was to change something and did not, and where its card was not brought", async () => {
    const broken = repeating(() => ({ ...answered("sorry"), outcome: "failed" }));
    await broken.ask("find tide");
    expect(await broken.ask("find tide")).not.toHaveProperty("isRepeat");

    const refused = repeating(() => ({ ...answered("give it the permission"), outcome: "refused" }));
    for (const line of ["save a", "save a", "find tide"]) await refused.ask(line);
    expect(refused.ran).toHaveLength(3);
    expect(await refused.ask("find tide")).toHaveProperty("isRepeat");

    const { bot, ran, ask } = repeating();
    await ask("find tide");
    await ask("find tide", "U2");
    bot.undelivered?.("slack", "U1");
    await ask("find tide");
    await ask("find tide", "U2");
    expect(ran).toHaveLength(3);
  });

  it("is asked anew once something was changed by whoever asks, by a button too", async () => {
    const { ran, ask, press } = repeating();
    for (const line of ["save a", "saved", "save b", "saved", "save a"]) await ask(line);
    await press("#0123456789ab");
    await ask("save a");
    expect(ran).toEqual(["save a", "saved", "save b", "saved", "save a", "save z", "save a"]);
    expect(await ask("save a")).toHaveProperty("isRepeat");
    await ask("save c", "U2");
    expect(await ask("save a")).toHaveProperty("isRepeat");
  });

  it("is asked anew of what only looks once anything has changed, and of what changes something not", async () => {
    let changes = 0;
    const { run } = withRepeats({
      ...idleBot,
      asOf: () => changes,
      changing: (line) => line.startsWith("save "),
    });
    const ask = (line: string) => run({ line, ...from });
    for (const line of ["find tide", "save a"]) await ask(line);
    await ask("find tide");
    changes++;
    expect(await ask("find tide")).not.toHaveProperty("isRepeat");
    expect(await ask("find tide")).toHaveProperty("isRepeat");
    expect(await ask("save a")).toHaveProperty("isRepeat");
  });

  it("is kept for few lines at a time, and for ten seconds", async () => {
    const { ran, ask } = repeating();
    for (let i = 0; i <= 200; i++) await ask(`find ${i}`);
    expect(await ask("find 200")).toHaveProperty("isRepeat");
    expect(await ask("find 0")).not.toHaveProperty("isRepeat");
    expect(ran).toHaveLength(202);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});
