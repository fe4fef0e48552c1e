import { describe, expect, it } from "vitest";
import { keepWorker } from "../../src/worker/keep-worker.ts";
import { from } from "../desk-on.ts";

describe("a worker whose memory is too small", () => {
  it("ends alone, is tried again, and then it is said what to do", async () => {
    const logged: string[] = [];
    const death = { told: Promise.withResolvers<void>() };
    const worker = keepWorker({
      file: new URL("./frail-worker.ts", import.meta.url),
      data: undefined,
      onMessage: () => {},
      onDeath: () => death.told.resolve(),
      log: (sentence) => logged.push(sentence),
      megabytes: 30,
    });
    for (let deaths = 1; deaths <= 3; deaths++) {
      worker.send({ kind: "ask", number: 1, asked: { kind: "run", about: { ...from, line: "grow" } } });
      await death.told.promise;
      death.told = Promise.withResolvers<void>();
      expect(logged).toHaveLength(deaths);
    }
    expect(logged.slice(0, 2)).toEqual(Array(2).fill(expect.stringMatching(/died; it is started again/)));
    expect(logged[2]).toMatch(/memory of this machine is too small.*fewer articles, or on a larger machine/);
    expect(worker.send({ kind: "stop" })).toBe(false);
    await worker.stop();
  });
});
