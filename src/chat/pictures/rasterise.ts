import { Worker } from "node:worker_threads";

/** SVG to PNG. */
export interface Rasteriser {
  /** `scale` is how many pixels a CSS pixel becomes. Rejects where it cannot be drawn, and after ten seconds. */
  draw(svg: string, scale: number): Promise<Uint8Array>;
  /** Ends its thread. */
  stop(): Promise<void>;
}

/** What the thread is asked, and what it answers. */
export interface Drawing {
  readonly number: number;
  readonly svg: string;
  readonly scale: number;
}

/** Either the bytes or why there are none. */
export type Drawn = { readonly number: number } & ({ readonly png: Uint8Array } | { readonly why: string });

/** Milliseconds. */
const patience = 10_000;

/** What draws takes 30 MB: it is let go when nobody asked for so long. Milliseconds. */
const idle = 60_000;

/** Draws in a thread of its own, which is started with the first picture: one takes 30 ms and more of a processor. */
export function createRasteriser(
  file: URL = new URL("./raster-thread.ts", import.meta.url),
  { patience: longest = patience, idle: rest = idle } = {},
): Rasteriser {
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>();
  let thread: Worker | undefined;
  let resting: NodeJS.Timeout | undefined;
  let last = 0;

  function start(): Worker {
    const started = new Worker(file);
    // A picture under way does not keep a desk from ending.
    started.unref();
    started.on("message", (drawn: Drawn) => {
      const one = waiting.get(drawn.number);
      if ("png" in drawn) one?.resolve(drawn.png);
      else one?.reject(new Error(drawn.why));
    });
    const end = (cause: unknown) => {
      if (thread !== started) return;
      thread = undefined;
      for (const one of waiting.values())
        one.reject(new Error("The thread that draws has ended.", { cause }));
    };
    started.on("error", end);
    started.on("exit", end);
    return started;
  }

  async function stop(): Promise<void> {
    clearTimeout(resting);
    await thread?.terminate();
  }

  return {
    async draw(svg, scale) {
      clearTimeout(resting);
      thread ??= start();
      const number = ++last;
      const one = Promise.withResolvers<Uint8Array>();
      waiting.set(number, one);
      // What takes too long holds up the pictures behind it, so the thread goes with it.
      const timer = setTimeout(() => {
        one.reject(new Error("The picture took too long to draw."));
        void stop();
      }, longest);
      thread.postMessage({ number, svg, scale } satisfies Drawing);
      try {
        return await one.promise;
      } finally {
        clearTimeout(timer);
        waiting.delete(number);
        if (waiting.size === 0) resting = setTimeout(() => void stop(), rest).unref();
      }
    },
    stop,
  };
}
