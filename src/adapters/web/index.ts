import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { getRequestListener } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { etag } from "hono/etag";
import { secureHeaders } from "hono/secure-headers";
import type { ChatAdapter, Log, Mount } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import type { Call } from "../../chat/call.ts";
import { type Block, type Card, paragraph } from "../../chat/card.ts";
import type { Commands } from "../../chat/command.ts";
import { expiredCard } from "../../chat/errors.ts";
import { type Form, formOf } from "../../chat/forms.ts";
import { lineOf } from "../../chat/given.ts";
import { shortLabel } from "../../chat/labels.ts";
import type { Library } from "../../chat/library.ts";
import { longestDraft } from "../../chat/longest-draft.ts";
import { quoteRuns, speakerBlock } from "../../chat/views/quotation.ts";
import { dayIn } from "../../chat/zone.ts";
import type { Quote } from "../../research/article.ts";
import { UserError } from "../../research/errors.ts";
import { addressOfEdit, addressOfLine } from "./address.ts";
import { createAnswers } from "./answers.ts";
import { articlePage, quotationPage } from "./article.ts";
import { type AddressOf, type Html, renderBlocks, renderHtml } from "./cards.ts";
import { formMain, givenOf } from "./form.ts";
import { isOurs } from "./origin.ts";
import {
  draftMain,
  frontMain,
  layout,
  longestLine,
  type Page,
  postSection,
  postsMain,
  sentence,
} from "./page.ts";
import { createPictures } from "./pictures.ts";
import { createPosts, type Post } from "./posts.ts";

/** What the page is made of. */
export interface WebParts {
  readonly bot: Bot;
  readonly library: Library;
  /** The time zone of whoever asks on the page, by its IANA name. */
  readonly zone: string;
  /** The folder that keeps what is posted here. */
  readonly posts: string;
  /** Where people reach the page, if that was said. */
  readonly publicUrl?: string;
  readonly mount: Mount;
  readonly log: Log;
}

/**
 * The page: a box for lines, answers as HTML, what was posted, and a page for each quotation and article. Following a link
 * changes nothing: a line that does is posted, by a page of ours only.
 */
export function createWeb(parts: WebParts): ChatAdapter {
  const { bot, library, zone, publicUrl, mount, log } = parts;
  const app = new Hono();
  const posts = createPosts({ folder: parts.posts });
  const answers = createAnswers();
  const pictures = createPictures();
  const addressOf = addressFor(bot);
  const render = (card: Card): Html => renderHtml(card, addressOf, pictures.keep);
  let isStarted = false;
  app.use(etag(), secureHeaders(headers));

  const from: Omit<Call, "line"> = {
    asker: { id: "page", name: "someone on the page", zone, mayManage: true },
    where: { surface: "web", channel: "page" },
  };
  const reading = { ...from, onlyReads: true } as const;
  const answer = (c: Context, card: Card, typed: string) => {
    const line = card.line ?? typed;
    const title = line === "" ? "Verbatim" : `${shortLabel(line, longestTitle)} · Verbatim`;
    const box = isWholeIn(line) ? { line } : {};
    return respond(c, statuses[card.outcome], { title, ...box, main: render(card) });
  };

  /** What is for everyone stands among the posts too. */
  const shownToAll = async (card: Card): Promise<Card> => {
    if (card.audience !== "everyone") return card;
    const posted = await posts.add(card, randomBytes(12).toString("base64url"));
    const sentence = posted.outcome === "sent" ? "It stands among the posts of this page." : posted.reason;
    return { ...card, blocks: [...card.blocks, paragraph(sentence, "note")] };
  };

  /** The line that a form of ours gives; undefined where none was sent. */
  const lineOfForm = (name: unknown, entries: Iterable<readonly [string, unknown]>): string | undefined => {
    const command = typeof name === "string" ? bot.commands.get(name) : undefined;
    return command && lineOf(String(name), command, givenOf(entries));
  };

  /** A line to be changed: its form, with the quotation that it is about. */
  const editPage = async (line: string): Promise<Page> => {
    const form = formIn(line, bot.commands, zone);
    // What is no line that could be taken apart is changed as it stands.
    if (form === undefined)
      return { title: "Verbatim", main: frontMain(library.status()), line, isFront: true };
    const { q } = form.kept;
    const held = q === undefined ? undefined : await library.quote(String(q));
    const about = held === undefined ? [] : renderBlocks(saidBlocks(held.quote), addressOf);
    const main = formMain({ form, changes: bot.changing(line), about });
    return { title: `${form.title} · Verbatim`, main, line };
  };

  /** None where it cannot be drawn: people may have changed the file. */
  const drawPost = async ({ key, at, card }: Post): Promise<readonly Html[]> => {
    try {
      return [await postSection(at, zone, await render(card))];
    } catch (cause) {
      log(`The post ${key} could not be shown.`, cause);
      return [];
    }
  };

  app.use(async (c, next) => {
    if (c.req.url.length > longestAddress) return respond(c, 414, tooLong);
    const isPost = c.req.method === "POST" && c.req.path === "/";
    if (isPost || c.req.method === "GET" || c.req.method === "HEAD") return next();
    c.header("Allow", c.req.path === "/" ? "GET, HEAD, POST" : "GET, HEAD");
    return respond(c, 405, onlyRead);
  });
  app.get("/", async (c) => {
    const asked = new URL(c.req.url).searchParams;
    const pressed = asked.get("press");
    if (pressed !== null) return answer(c, await bot.press(pressed, reading, c.req.raw.signal), "");
    const line = asked.get("line")?.trim() ?? "";
    const made = lineOfForm(asked.get("form"), asked);
    if (made !== undefined)
      return c.redirect(addressOf({ label: "", line: made }) ?? addressOfLine(made), 303);
    const edited = bot.lineOf(asked.get("edit")?.trim() ?? "");
    if (edited === undefined) return answer(c, expiredCard(), "");
    if (line === "" && edited !== "") return respond(c, 200, await editPage(edited));
    if (line === "") {
      const main = frontMain(library.status());
      return respond(c, 200, { title: "Verbatim", main, isFront: true });
    }
    return answer(c, await bot.run({ ...reading, line }, c.req.raw.signal), line);
  });
  app.post(
    "/",
    bodyLimit({ maxSize: 9 * longestDraft + 2000, onError: (c) => respond(c, 413, tooLong) }),
    async (c) => {
      const [origin, site, host] = ["origin", "sec-fetch-site", "host"].map((name) => c.req.header(name));
      if (!isOurs({ origin, site, host }, publicUrl)) return respond(c, 403, notOurs);
      const body = await c.req.parseBody();
      const line = lineOfForm(body.form, Object.entries(body)) ?? body.line;
      if (typeof line !== "string" || line.trim() === "") return respond(c, 400, nothingAsked);
      // The answer has an address of its own: loaded again, it does nothing again.
      const card = await shownToAll(await bot.run({ ...from, line: line.trim() }));
      return c.redirect(`/answer/${answers.keep(card)}`, 303);
    },
  );
  app.get("/file", async (c) => {
    const line = new URL(c.req.url).searchParams.get("line")?.trim() ?? "";
    if (line === "") return respond(c, 400, nothingAsked);
    const card = await bot.run({ ...reading, line }, c.req.raw.signal);
    const file = card.blocks.find((block) => block.kind === "file");
    if (file === undefined) return answer(c, card, line);
    // What an address may hold and RFC 8187 does not.
    const name = encodeURIComponent(file.name.toWellFormed()).replace(/['()*!]/g, "_");
    return c.body(new Uint8Array(file.bytes), 200, {
      "Content-Type": file.type,
      "Content-Disposition": `attachment; filename*=UTF-8''${name}`,
      "Cache-Control": "no-cache",
    });
  });
  app.get("/verify", (c) => respond(c, 200, { title: "Verify a draft · Verbatim", main: draftMain() }));
  app.get("/answer/:name", (c) => {
    const card = answers.read(c.req.param("name"));
    return card === undefined ? respond(c, 404, noAnswer) : answer(c, card, "");
  });
  app.get("/posts", async (c) => {
    const shown = await Promise.all((await posts.list(mostShown)).map(drawPost));
    return respond(c, 200, { title: "Posts · Verbatim", main: postsMain(shown.flat()) });
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
  app.get("/picture/:name", (c) => {
    const svg = pictures.read(c.req.param("name"));
    if (svg === undefined) return respond(c, 404, noPage);
    // Another drawing has another address.
    const lasting = {
      "Content-Type": "image/svg+xml",
      "Cache-Control": "private, max-age=31536000, immutable",
    };
    return c.body(svg, 200, lasting);
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
    state: () => (isStarted ? "connected" : "connecting"),
    post: (_, card, key) => posts.add(card, key),
    find: (_, key) => posts.find(key),
    async start() {
      isStarted = true;
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
  // Others are told of nothing; without any, browsers would not say which origin a form of ours has.
  referrerPolicy: "same-origin",
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

function formIn(line: string, commands: Commands, zone: string): Form | undefined {
  try {
    return formOf(line, commands, dayIn(zone, Temporal.Now.instant()));
  } catch (cause) {
    if (cause instanceof UserError) return undefined;
    throw cause;
  }
}

/** The words and who said them. */
const saidBlocks = (quote: Quote): readonly Block[] => [
  { kind: "quote", runs: quoteRuns(quote, []) },
  speakerBlock(quote),
];

/**
 * Whether the box shows a line as it is, so that it can be asked again: of a draft it would leave out the breaks, and the end where only
 * its beginning is repeated.
 */
const isWholeIn = (line: string): boolean => !/[\n\r]|\[\+[\d,]+ characters\]$/.test(line);

/** So much of a line names its page. UTF-16 code units. */
const longestTitle = 80;

/** So many posts are shown at once. */
const mostShown = 50;

/** A line that would make its address too long is carried by a key. */
const longestInAddress = 700;

const addressFor =
  (bot: Bot): AddressOf =>
  (button) => {
    if ("edit" in button) return addressOfEdit(bot.carry(button.edit, longestInAddress));
    const { line } = button;
    if (bot.changing(line)) return undefined;
    const carried = bot.carry(line, longestInAddress);
    return carried === line ? addressOfLine(line) : `/?${new URLSearchParams({ press: carried })}`;
  };

function respond(c: Context, status: 200 | 400 | 403 | 404 | 405 | 413 | 414 | 500, page: Page) {
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
const notOurs = said(
  "Not from here",
  "Nothing was done: this was sent by another site, or by a browser that does not say which. Open the page itself and press the button there. If this is the page, and people reach it by a name of its own, whoever runs the desk sets PUBLIC_URL to that address.",
);
const nothingAsked = said("Nothing to do", "Nothing was done: no line came with it. Ask in the box above.");
const noAnswer = said(
  "No longer here",
  "What was pressed has been done, and its answer is no longer kept. Ask in the box above to see how things are.",
);
const broken = said("Sorry", "Something broke on our side, and it is noted. Please try again.");
