import { ComponentType, type Embed, EmbedType, type Message, type MessageSnapshot } from "discord.js";

/**
 * The words of a message as people read them: what was written, and the embeds and texts of an app's message. Where it says nothing
 * but an address, those that it forwards, or that Discord shows of the address. Empty where there are none.
 */
export function textOfMessage(message: Message): string {
  const own = ownText(message);
  if (/[\p{L}\p{N}]/u.test(own.replace(/https?:\/\/\S+/g, ""))) return own;
  const shown = message.embeds.filter(isPreview).flatMap(embedTexts).join("\n");
  const others = [...message.messageSnapshots.values()].map(ownText).join("\n").trim() || asRead(shown);
  return others || own;
}

const ownText = ({ content, embeds, components }: Message | MessageSnapshot): string =>
  asRead(
    [
      content,
      ...embeds.filter((embed) => !isPreview(embed)).flatMap(embedTexts),
      ...components.flatMap(textsIn),
    ].join("\n"),
  );

/** What Discord shows of an address that somebody wrote: the words of whoever is linked to. */
const isPreview = ({ data }: Embed): boolean => data.type !== undefined && data.type !== EmbedType.Rich;

const embedTexts = ({ title, description, fields }: Embed): readonly string[] =>
  [title, description, ...fields.flatMap(({ name, value }) => [name, value])].flatMap((text) => text ?? []);

type Component = Message["components"][number];

/** The texts of containers and sections, the desk's own cards among them; what stands on buttons and lists is nobody's words. */
function textsIn(component: Component): readonly string[] {
  if (component.type === ComponentType.TextDisplay) return [component.content];
  if (component.type === ComponentType.Section) return component.components.map(({ content }) => content);
  return component.type === ComponentType.Container
    ? component.components.flatMap((below) => textsIn(below as Component))
    : [];
}

/**
 * Text without what Discord's client draws or hides: marks of markdown, whom it mentions, emoji of a server, times. Quoted lines begin
 * with "> ", for they are a quotation (`quotedWithoutMarks`).
 * https://docs.discord.com/developers/reference#message-formatting
 */
export const asRead = (content: string): string =>
  content
    .replace(/<(?:@[!&]?|#|a?:\w+:|t:-?|\/[^<>\n]*:|id:)[\w:]*>/g, " ")
    .replace(/^>>> ([\s\S]*)/m, (_, quoted: string) => quoted.replace(/^(?=.)/gm, "> "))
    .replace(/^(?:> |-# |#{1,3} )+/gm, (marks) => (marks.includes(">") ? "> " : ""))
    .replace(/\[([^[\]\n]+)\]\(<?https?:\/\/[^\s()<>]+>?\)/g, "$1")
    .replace(/\*\*|__|~~|\|\||```(?:\w*\n)?|`/g, "")
    .replace(/(?<![\p{L}\p{N}\\])([*_])(?=\S)([^*_\n]*\S)\1(?![\p{L}\p{N}])/gu, "$2")
    .replace(/\\([^\p{L}\p{N}\s])/gu, "$1")
    .replace(/[^\S\n]+/g, " ")
    .trim();
