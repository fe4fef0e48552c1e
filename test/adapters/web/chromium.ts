import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const path = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Said by tests that need a browser and have none; absent where there is one. */
export const noChromium: string | undefined = existsSync(path)
  ? undefined
  : `no Chromium at ${path}: name one with CHROMIUM`;

/** A browser without a window. In a container it cannot make its own sandbox. */
export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: path, args: ["--no-sandbox", "--disable-gpu"] });
