/**
 * What a person typed after a slash command. Slack may send it with `&`, `<` and `>` as entities and with
 * names and links in angle brackets, or as it was typed: which of them is not documented. Entities are read
 * only where nothing in the text shows that it came as typed, and once: `&amp;lt;` is the text `&lt;`.
 */
export function typedText(text: string): string {
  const isEscaped = !/[<>]|&(?!(?:amp|lt|gt);)/.test(text.replace(bracketed, ""));
  const read = (part: string) => (isEscaped ? withoutEntities(part) : part);
  let typed = "";
  let at = 0;
  for (const match of text.matchAll(bracketed)) {
    const [whole, target = "", label = ""] = match;
    typed += read(text.slice(at, match.index)) + read(seenOf(target, label));
    at = match.index + whole.length;
  }
  return (typed + read(text.slice(at))).trim();
}

/** https://docs.slack.dev/messaging/formatting-message-text: people, channels, groups, specials and links. */
const bracketed = /<([@#!][^<>|]+|(?:https?|mailto|tel):[^<>|]+)(?:\|([^<>]*))?>/g;

/** What stood there for the person who typed it. */
function seenOf(target: string, label: string): string {
  const sign = target.charAt(0);
  if (sign === "@" || sign === "#") return sign + (label || target.slice(1)).replace(/^[@#]/, "");
  if (sign === "!") return label || `@${target.slice(1)}`;
  return label || target;
}

const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

const withoutEntities = (text: string): string =>
  text.replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity);
