import { describe, expect, it } from "vitest";
import type { Call } from "../../src/chat/call.ts";
import type { Card } from "../../src/chat/card.ts";
import { createLibrary } from "../../src/chat/library.ts";
import { createResearch } from "../../src/research/create-research.ts";
import type { FromWorker, ToWorker } from "../../src/worker/messages.ts";
import { serve } from "../../src/worker/serve.ts";
import { from } from "../desk-on.ts";

const library = createLibrary(createResearch({ articles: [], problems: [] }), new Map());
const turn = () => new Promise((resume) => setImmediate(resume));
const card = (summary: string): Card => ({ outcome: "answered", summary, blocks: [] });

function served(run: (call: Call) => Promise<Card>) {
  const posted: FromWorker[] = [];
  let hear: (message: ToWorker) => void = () => {};
  serve(
    {
      on: (_, listener) => {
        hear = listener;
      },
      postMessage: (message) => void posted.push(structuredClone(message)),
    },
    { run, library, stop: () => {} },
  );
  const ask = (number: number, line = `${number}`) =>
    hear({ kind: "ask", number, asked: { kind: "run", about: { ...from, line } } });
  return { posted, ask, drop: (number: number) => hear({ kind: "drop", number }) };
}

describe("questions that the worker is asked", () => {
  it("are answered one a turn, and left out once nobody waits for them", async () => {
    const run: string[] = [];
    const { posted, ask, drop } = served(async ({ line }) => {
      run.push(line);
      return card(line);
    });
    for (const number of [1, 2, 3, 4]) ask(number);
    drop(2);
    await turn();
    expect(run).toEqual(["1"]);
    drop(3);
    drop(1);
    await turn();
    await turn();
    expect(run).toEqual(["1", "4"]);
    expect(posted.map((message) => "number" in message && message.number)).toEqual([1, 4]);
    ask(5);
    await turn();
    await turn();
    expect(run).toEqual(["1", "4", "5"]);
  });

  it("wait for none that takes its time", async () => {
    const slow = Promise.withResolvers<Card>();
    const { posted, ask } = served(({ line }) =>
      line === "slow" ? slow.promise : Promise.resolve(card(line)),
    );
    ask(1, "slow");
    ask(2);
    for (let turns = 0; turns < 3; turns++) await turn();
    expect(posted).toMatchObject([{ number: 2 }]);
    slow.resolve(card("at last"));
    await turn();
    expect(posted).toMatchObject([{ number: 2 }, { number: 1, answer: { summary: "at last" } }]);
  });

  it("are failures when their answer cannot cross between threads", async () => {
    const { posted, ask } = served(async () => ({ ...card("x"), blocks: [() => {}] as never }));
    ask(1);
    await turn();
    await turn();
    expect(posted).toMatchObject([{ kind: "failure", number: 1, why: expect.stringMatching(/clone/i) }]);
  });
});
