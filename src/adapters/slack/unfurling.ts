import type { types, webApi } from "@slack/bolt";
import type { Log } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import { type Block, type Card, footOf, inOneLine, plain, type Run, textOf } from "../../chat/card.ts";
import { closeDirections } from "../../chat/direction.ts";
import { shortenRuns } from "../../chat/shorten.ts";
import { createUnderWay } from "../../chat/under-way.ts";
import { dots } from "../../chat/views/in-pages.ts";
import type { Ask } from "./asking.ts";
import { limits } from "./limits.ts";
import type { Question } from "./question.ts";
import { wordOf } from "./refusals.ts";

/** Links that somebody posted, as Slack tells of them. */
interface Shared {
  readonly links: readonly { readonly url: string }[];
  readonly channel: string;
  readonly message_ts: string;
  /** These name it also while it is still being written. */
  readonly unfurl_id?: string;
  readonly source?: string;
}

/** Shows quotations below links to the desk's own page. */
export interface Unfurling {
  /** Never rejects; what is no link of ours, or to nothing that we have, is left as it is. */
  show(shared: Shared, question: Question): Promise<void>;
  settled(): Promise<void>;
}

interface UnfurlingParts {
  readonly bot: Bot;
  readonly client: webApi.WebClient;
  readonly ask: Ask;
  /** Where people reach the page, without a slash at the end; without one there are no links to it. */
  readonly publicUrl?: string;
  readonly log: Log;
}

/** More below one message is a wall. */
const mostLinks = 3;

/** Unfurls the links of this desk. */
export function createUnfurling({ bot, client, ask, publicUrl, log }: UnfurlingParts): Unfurling {
  const underWay = createUnderWay();

  const blocksFor = async (id: string, question: Question): Promise<readonly types.KnownBlock[]> => {
    const line = `context ${id} paragraphs:0`;
    return unfurlBlocks(await ask(question, (from) => bot.run({ ...from, line, onlyReads: true })));
  };

  const show = async ({ links, ...shared }: Shared, question: Question): Promise<void> => {
    const ours = new Map(
      links.flatMap(({ url }) => {
        const id = quotationAt(url, publicUrl);
        return id === undefined ? [] : [[url, id] as const];
      }),
    );
    try {
      const drawn = await Promise.all(
        Array.from(ours)
          .slice(0, mostLinks)
          .map(async ([url, id]) => [url, await blocksFor(id, question)] as const),
      );
      const found = drawn.filter(([, blocks]) => blocks.length > 0);
      if (found.length === 0) return;
      const unfurls = Object.fromEntries(found.map(([url, blocks]) => [url, { blocks: [...blocks] }]));
      await client.chat.unfurl({ ...targetOf(shared), unfurls });
    } catch (cause) {
      log(`A link could not be unfolded in Slack (${wordOf(cause)}).`, cause);
    }
  };

  return {
    show: (shared, question) => underWay.add(show(shared, question)),
    settled: underWay.settled,
  };
}

function targetOf({ unfurl_id, source, channel, message_ts: ts }: Omit<Shared, "links">) {
  const isKnown = source === "composer" || source === "conversations_history";
  return unfurl_id !== undefined && isKnown ? ({ unfurl_id, source } as const) : { channel, ts };
}

/** The id of the quotation whose page on this desk a link leads to. */
export function quotationAt(link: string, publicUrl: string | undefined): string | undefined {
  if (publicUrl === undefined || !URL.canParse(link) || !URL.canParse(publicUrl)) return undefined;
  const [url, own] = [new URL(link), new URL(publicUrl)];
  if (url.origin !== own.origin || url.username !== "" || url.password !== "") return undefined;
  const start = `${own.pathname.replace(/\/$/, "")}/q/`;
  const id = url.pathname.startsWith(start) ? url.pathname.slice(start.length).replace(/\/$/, "") : "";
  return /^[a-z0-9]{8}$/.test(id) ? `q:${id}` : undefined;
}

/**
 * The quotation of a card, its words first; nothing of one that has none, such as a refusal. Slack refuses rich text and buttons below a link
 * (https://github.com/slackapi/java-slack-sdk/issues/948, https://github.com/getsentry/sentry/pull/101303): this is plain text.
 */
function unfurlBlocks({ blocks, line }: Card): readonly types.KnownBlock[] {
  const foot = footOf({ blocks, ...(line !== undefined && { line }) });
  const own = blocks.filter((block) => block !== foot);
  const said = own.flatMap((block) => (block.kind === "quote" ? block.runs.filter((run) => run.said) : []));
  if (said.length === 0) return [];
  const headings = own.flatMap((block) =>
    block.kind === "text" && block.style === "heading" ? [block.runs] : [],
  );
  const around = [...own.flatMap(aboutIn), ...headings].slice(0, limits.contextElements);
  // The words may go on, on another page of the card.
  const isCut = own.some((block) => block.kind === "quote" && block.runs.at(-1)?.text === dots.text);
  const words = said.map(({ text }) => text.trimEnd()).join(" … ");
  return [
    { type: "section", text: textOfRuns([plain(`“${words}${isCut ? " …" : ""}”`)]) },
    ...(around.length === 0 ? [] : [{ type: "context" as const, elements: around.map(textOfRuns) }]),
  ];
}

/** Who said it, where and when; its id is for those who can ask for it. */
function aboutIn(block: Block): readonly (readonly Run[])[] {
  if (block.kind !== "facts") return [];
  const facts = block.facts.filter((fact) => textOf(fact) !== "" && !fact.some(({ code }) => code));
  return facts.length === 0 ? [] : [inOneLine(facts)];
}

const textOfRuns = (runs: readonly Run[]): types.PlainTextElement => {
  const short = shortenRuns(runs, limits.section, ({ length }) => length);
  return { type: "plain_text", text: textOf(closeDirections(short)), emoji: false };
};
