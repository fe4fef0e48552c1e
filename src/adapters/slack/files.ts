import type { webApi } from "@slack/bolt";
import type { Log } from "../../chat/adapter.ts";
import { type Block, type Card, paragraph } from "../../chat/card.ts";
import { shortLabel } from "../../chat/labels.ts";
import { limits } from "./limits.ts";
import { isUnclear, postRefusal } from "./post-refusals.ts";
import { wordOf } from "./refusals.ts";

interface FileParts {
  readonly client: webApi.WebClient;
  /** The app's name in Slack, as far as it is known. */
  readonly name: () => string;
  readonly log: Log;
}

/** The card, saying below its files where they went: to the person's direct messages. Never rejects. */
export async function withFilesSent(card: Card, user: string, parts: FileParts): Promise<Card> {
  const files = card.blocks.filter((block) => block.kind === "file");
  if (files.length === 0) return card;
  const sentence = await sendFiles(files, user, parts);
  return {
    ...card,
    blocks: card.blocks.flatMap((block) =>
      block === files.at(-1) ? [block, paragraph(sentence, "note")] : [block],
    ),
  };
}

/**
 * Sends files to a person's direct messages with the app: Slack cannot show one to a single person in a
 * channel. Never rejects; resolves to the sentence that tells the person where they are.
 */
async function sendFiles(
  files: readonly Extract<Block, { kind: "file" }>[],
  user: string,
  { client, name, log }: FileParts,
): Promise<string> {
  try {
    const channel = (await client.conversations.open({ users: user })).channel?.id;
    if (channel === undefined) throw new Error("Slack opened no direct messages");
    for (const { name, type, bytes, alt } of files)
      await client.filesUploadV2({
        channel_id: channel,
        filename: name,
        title: name,
        ...(type.startsWith("image/") && { alt_text: shortLabel(alt, limits.fileAlt) }),
        file: Buffer.from(bytes),
      });
    return "Sent to your direct messages with this app.";
  } catch (cause) {
    const why = wordOf(cause);
    log(`A file could not be sent in Slack (${why}).`, cause);
    const remedy = isUnclear(cause)
      ? "Slack did not say whether it took it."
      : postRefusal(cause, name()).reason;
    return `Not sent. ${remedy}`;
  }
}
