import { readFileSync } from "node:fs";
import { getRequestListener } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { etag } from "hono/etag";
import { secureHeaders } from "hono/secure-headers";
import type { ChatAdapter, Log, Mount } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import type { Call } from "../../chat/call.ts";
import type { Card } from "../../chat/card.ts";
import type { Library } from "../../chat/library.ts";
import { noRooms } from "../../chat/rooms.ts";
import { addressOfLine } from "./address.ts";
import { articlePage, quotationPage } from "./article.ts";
import { renderHtml } from "./cards.ts";
import { frontMain, layout, longestLine, type Page, sentence } from "./page.ts";

/** What the page is made of. */
export interface WebParts {
  readonly bot: Bot;
  readonly library: Library;
  /** The time zone of whoever asks on the page, by its IANA name. */
  readonly zone: string;
  readonly mount: Mount;
  readonly log: Log;
}

/** The page: a box for lines, answers as HTML, and a page for each quotation and article. Only ever read (GET). */
export function createWeb({ bot, library, zone, mount, log }: WebParts): ChatAdapter {
  const app = new Hono();
  app.use(etag(), secureHeaders(headers));

  const from: Omit<Call, "line"> = {
    asker: { id: "page", name: "page", zone },
    where: { surface: "web", channel: "page" },
  };
  const answer = (c: Context, card: Card, typed: string) => {
    const line = card.line ?? typed;
    const title = line === "" ? "Verbatim" : `${line} · Verbatim`;
    return respond(c, statuses[card.outcome], { title, line, main: renderHtml(card, addressFor(bot)) });
  };

  app.use(async (c, next) => {
    if (c.req.url.length > longestAddress) return respond(c, 414, tooLong);
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    c.header("Allow", "GET, HEAD");
    return respond(c, 405, onlyRead);
  });
  app.get("/", async (c) => {
    const asked = new URL(c.req.url).searchParams;
    const pressed = asked.get("press");
    if (pressed !== null) return answer(c, await bot.press(pressed, from, c.req.raw.signal), "");
    const line = asked.get("line")?.trim() ?? "";
    if (line === "") {
      return respond(c, 200, { title: "Verbatim", main: frontMain(library.status()), isFront: true });
    }
    return answer(c, await bot.run({ ...from, line }, c.req.raw.signal), line);
  });
  app.get("/q/:id", async (c) => {
    const held = await library.quote(`q:${c.req.param("id").toLowerCase()}`);
    if (held === undefined) return respond(c, 404, noQuotation);
    const { quote, copies } = held;
    const title = `${quote.speaker?.name ?? "Unattributed"} in ${quote.article.title} · Verbatim`;
    return respond(c, 200, { title, main: quotationPage(quote, copies) });
  });
  app.get("/article/:id", async (c) => {
    const held = await library.article(c.req.param("id"));
    if (held === undefined) return respond(c, 404, noArticle);
    const { article, quotes } = held;
    const main = articlePage(article, quotes);
    return respond(c, 200, { title: `${article.title} · Verbatim`, main });
  });
  for (const { path, type, body } of files) {
    app.get(path, (c) => c.body(body, 200, { "Content-Type": type, "Cache-Control": "max-age=300" }));
  }
  app.notFound((c) => respond(c, 404, noPage));
  app.onError((cause, c) => {
    log("The page could not show an answer.", cause);
    return respond(c, 500, broken);
  });

  return {
    name: "The page",
    surface: "web",
    state: () => "connected",
    post: noRooms.post,
    find: noRooms.find,
    async start() {
      mount("/", getRequestListener(app.fetch, { overrideGlobalObjects: false }));
    },
    async stop() {},
  };
}

/** Nothing but our own style sheet and icon is loaded, and no script runs, whatever an article holds. */
const headers = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: "no-referrer",
  // Whether the desk is reached by HTTPS only is for whoever puts it behind HTTPS to say.
  strictTransportSecurity: false,
};

const files = [
  { path: "/style.css", type: "text/css; charset=utf-8" },
  { path: "/icon.svg", type: "image/svg+xml" },
].map((file) => ({ ...file, body: readFileSync(new URL(`.${file.path}`, import.meta.url), "utf8") }));

const statuses = { answered: 200, refused: 400, failed: 500 } as const;

/**
 * The longest line fits whatever it is written in: a UTF-16 code unit is at most three bytes, each escaped as
 * three characters. The rest is for the host and what else stands in an address.
 */
const longestAddress = 9 * longestLine + 2000;

/** A line that would make its address too long is carried by a key. */
const longestInAddress = 700;

const addressFor =
  (bot: Bot) =>
  (line: string): string => {
    const carried = bot.carry(line, longestInAddress);
    return carried === line ? addressOfLine(line) : `/?${new URLSearchParams({ press: carried })}`;
  };

function respond(c: Context, status: 200 | 400 | 404 | 405 | 414 | 500, page: Page) {
  c.header("Cache-Control", "no-cache");
  return c.html(layout(page), status);
}

const said = (title: string, words: string): Page => ({
  title: `${title} · Verbatim`,
  main: sentence(title, words),
});

const noQuotation = said(
  "No such quotation",
  "No quotation here has this address. Its article may have gone, or the address was cut: look for the words in the box above.",
);
const noArticle = said(
  "No such article",
  "No article here has this address. It may have gone from the corpus: look for its words in the box above.",
);
const noPage = said("No such page", "There is nothing at this address. Ask in the box above.");
const tooLong = said(
  "Too long",
  "This address is too long to be read. Ask with fewer words in the box above.",
);
const onlyRead = said("Not that way", "This page can only be read. Ask in the box above.");
const broken = said("Sorry", "Something broke on our side, and it is noted. Please try again.");
