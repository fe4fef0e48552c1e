import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parentPort } from "node:worker_threads";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import type { Drawing, Drawn } from "./rasterise.ts";

// The thread that draws SVG as PNG, with a font that comes with the desk: a machine without fonts draws the same.

if (parentPort === null) throw new Error("This file runs as a thread of src/chat/pictures/rasterise.ts.");
const port = parentPort;

const bytesOf = (specifier: string): Promise<Uint8Array> =>
  readFile(fileURLToPath(import.meta.resolve(specifier)));

const family = "@expo-google-fonts/source-sans-3";

// Not the parts that @fontsource has: resvg takes each missing letter from one font for the whole text, so that a name with
// both ł and ć has letters in no part that agree.
const ready = Promise.all([
  bytesOf(`${family}/400Regular/SourceSans3_400Regular.ttf`),
  bytesOf(`${family}/600SemiBold/SourceSans3_600SemiBold.ttf`),
  bytesOf("@resvg/resvg-wasm/index_bg.wasm").then((wasm) => initWasm(wasm)),
]);

port.on("message", async ({ number, svg, scale }: Drawing) => {
  try {
    const [regular, bold] = await ready;
    const png = drawn(svg, scale, [regular, bold]);
    port.postMessage({ number, png } satisfies Drawn, [png.buffer as ArrayBuffer]);
  } catch (cause) {
    port.postMessage({ number, why: String(cause) } satisfies Drawn);
  }
});

function drawn(svg: string, scale: number, fontBuffers: Uint8Array[]): Uint8Array {
  const resvg = new Resvg(svg, {
    fitTo: { mode: "zoom", value: scale },
    font: { fontBuffers, defaultFontFamily: "Source Sans 3" },
  });
  const image = resvg.render();
  try {
    return image.asPng().slice();
  } finally {
    image.free();
    resvg.free();
  }
}
