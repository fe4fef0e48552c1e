import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bot } from "../../src/chat/bot.ts";
import { createCounting, withBounds } from "../../src/chat/bounds.ts";
import { loadCommands } from "../../src/load-commands.ts";
import { from, linesOf, wordsOf } from "../desk-on.ts";
import { idleBot } from "./idle-bot.ts";

/** A bot on a clock that stands still until it is set; `answered` are the lines that it was asked. */
function bounded(perPerson: number, perChannel = 1000, perServer = 1000) {
  const answered: string[] = [];
  const clock = { at: 0 };
  const answer: Bot["run"] = async ({ line }) => {
    answered.push(line);
    return { outcome: "answered", summary: line, blocks: [] };
  };
  const bot = withBounds(
    { ...idleBot, commands, run: answer, press: (line, call) => answer({ ...call, line }) },
    { perPerson, perChannel, perServer },
    () => clock.at,
  );
  const ask = (line: string, id = "U1", channel = "C1") =>
    bot.run({ line, asker: { ...from.asker, id }, where: { surface: "slack", channel } });
  return { bot, ask, answered, clock };
}

const commands = await loadCommands();

describe("questions a minute", () => {
  it("of a person are answered up to the bound, and then once the first is a minute old", async () => {
    const { ask, answered, clock } = bounded(2);
    for (const at of [0, 20_000, 30_000]) {
      clock.at = at;
      await ask(`at ${at}`);
    }
    expect(answered).toEqual(["at 0", "at 20000"]);
    clock.at = 59_999;
    const refused = await ask("too early");
    expect(refused.outcome).toBe("refused");
    expect(refused.summary).toBe(
      "You may ask 2 questions a minute, so that all are answered quickly. Please go on in a second.",
    );
    clock.at = 60_000;
    expect((await ask("in time")).outcome).toBe("answered");
  });

  it("of a server are those of all its channels, and of nobody else", async () => {
    const { bot, answered } = bounded(10, 10, 2);
    const ask = (channel: string, server?: string) =>
      bot.run({
        line: channel,
        asker: from.asker,
        where: { surface: "discord", channel, ...(server !== undefined && { server }) },
      });
    await ask("C1", "S1");
    await ask("C2", "S1");
    expect((await ask("C3", "S1")).summary).toMatch(/^This server may ask 2 questions a minute, /);
    await ask("C4", "S2");
    for (const channel of ["D1", "D2", "D3"]) await ask(channel);
    expect(answered).toEqual(["C1", "C2", "C4", "D1", "D2", "D3"]);
  });

  it("that are too many say when to go on, and keep what was typed", async () => {
    const { ask, clock } = bounded(1);
    await ask("find tide");
    clock.at = 15_000;
    const refused = await ask("find ferry");
    expect(wordsOf(refused)).toContain("Please go on in 45 seconds.");
    expect(linesOf(refused)).toEqual({ "Ask again": "find ferry" });
    // A button's line begins with its command.
    expect(linesOf(await ask("ferry by:Aalto"))).toEqual({ "Ask again": "find ferry by:Aalto" });
  });

  it("of a channel are counted over all who ask there, and only there", async () => {
    const { ask } = bounded(1000, 2);
    await ask("a", "U1");
    await ask("b", "U2");
    const refused = await ask("c", "U3");
    expect(refused.summary).toMatch(/^This channel may ask 2 questions a minute/);
    expect((await ask("c", "U3", "C2")).outcome).toBe("answered");
  });

  it("of one person are not another's", async () => {
    const { ask } = bounded(1);
    await ask("a", "U1");
    expect((await ask("b", "U2")).outcome).toBe("answered");
    expect((await ask("c", "U1")).outcome).toBe("refused");
  });

  it("count buttons as well", async () => {
    const { bot, ask } = bounded(1);
    await ask("a");
    const call = { asker: from.asker, where: { surface: "slack", channel: "C1" } } as const;
    const refused = await bot.press("b", call);
    expect(refused.outcome).toBe("refused");
    expect(linesOf(refused)).toEqual({});
  });

  it("are forgotten after a minute, whoever asked them", () => {
    const counting = createCounting(2);
    for (let at = 0; at < 600_000; at += 100) {
      counting.count(`somebody ${at}`, at);
      expect(counting.size()).toBeLessThanOrEqual(600);
    }
  });

  it("are never more in any minute, and none is refused that would not be too many", async () => {
    const most = 5;
    const pauses = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(pauses, async (pauses) => {
        const { ask, clock } = bounded(most);
        const taken: number[] = [];
        for (const pause of pauses) {
          clock.at += pause;
          const { outcome } = await ask("x");
          const lately = taken.filter((at) => at > clock.at - 60_000).length;
          expect(outcome).toBe(lately < most ? "answered" : "refused");
          if (outcome === "answered") taken.push(clock.at);
        }
      }),
    );
  });
});
