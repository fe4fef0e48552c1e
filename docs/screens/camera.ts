import { readFileSync } from "node:fs";
import { openChromium } from "../../test/adapters/web/chromium.ts";

const style = readFileSync(new URL("style.css", import.meta.url), "utf8");

/** Takes pictures of HTML. */
export interface Camera {
  /** `columns`: each the HTML of one, side by side. */
  take(path: string, columns: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** A browser as wide as a phone for each column. */
export async function openCamera(): Promise<Camera> {
  const browser = await openChromium();
  const page = await browser.newPage({ viewport: { width: 560, height: 100 } });
  return {
    async take(path, columns) {
      await page.setViewportSize({ width: 560 * columns.length, height: 100 });
      await page.setContent(
        `<style>${style}</style>${columns.map((each) => `<main>${each}</main>`).join("")}`,
      );
      await page.screenshot({ path, fullPage: true });
    },
    close: () => browser.close(),
  };
}
