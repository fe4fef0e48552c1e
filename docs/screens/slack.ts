import { escapeHtml, type Part, partOf, partsOf, tag, textOf } from "./html.ts";

/** A message as Slack gave it, drawn about as its client does. Only what the desk sends is known here. */
export const slackMessage = (blocks: unknown, isForAll: boolean): string =>
  tag(
    "article",
    `${isForAll ? "" : tag("p", "Only visible to you", 'class="only"')}<b class="who">Verbatim</b> <i class="app">APP</i>${blocksHtml(blocks)}`,
    'class="message"',
  );

/** A modal, or App Home, as Slack gave it. */
export function slackView(view: Part): string {
  const { title, submit, close } = view;
  if (view.type === "home") return tag("article", blocksHtml(view.blocks), 'class="home"');
  const foot = [
    tag("button", plainOf(close)),
    ...(submit == null ? [] : [tag("button", plainOf(submit), 'class="main"')]),
  ];
  return tag(
    "article",
    `${tag("h2", plainOf(title))}${blocksHtml(view.blocks)}${tag("footer", foot.join(" "))}`,
    'class="modal"',
  );
}

const blocksHtml = (blocks: unknown): string => partsOf(blocks).map(blockHtml).join("");

function blockHtml(block: Part): string {
  switch (block.type) {
    case "rich_text":
      return partsOf(block.elements).map(richHtml).join("");
    case "actions":
      return tag("p", partsOf(block.elements).map(elementHtml).join(" "), 'class="actions"');
    case "input":
      return inputHtml(block);
    case "section":
      return tag("p", plainOf(block.text));
    case "context":
      return tag(
        "p",
        partsOf(block.elements)
          .map((each) => escapeHtml(textOf(each.text)))
          .join(" "),
        'class="small"',
      );
    case "divider":
      return "<hr>";
    default:
      throw new Error(`No drawing of Slack's ${block.type} yet`);
  }
}

function richHtml(part: Part): string {
  const inner = partsOf(part.elements).map(inlineHtml).join("");
  if (part.type === "rich_text_quote") return tag("blockquote", inner);
  return tag(part.type === "rich_text_preformatted" ? "pre" : "p", inner);
}

const looks = { bold: "b", italic: "i", strike: "s", code: "code" };

function inlineHtml({ type, text, url, style, channel_id }: Part): string {
  const words = escapeHtml(type === "channel" ? `#${textOf(channel_id)}` : textOf(text) || textOf(url));
  const drawn = Object.keys(partOf(style)).reduce(
    (inner, look) => (look in looks ? tag(looks[look as keyof typeof looks], inner) : inner),
    words,
  );
  return type === "link" || type === "channel" ? tag("a", drawn) : drawn;
}

/** A button, or what is written and chosen in a form. */
function elementHtml(element: Part): string {
  const { type, text, placeholder, initial_value, initial_option, initial_date, multiline } = element;
  if (type === "button") return tag("button", plainOf(text));
  const given = textOf(initial_value) || plainOf(partOf(initial_option).text) || textOf(initial_date);
  // What Slack puts there itself.
  const empty = plainOf(placeholder) || (String(type).endsWith("select") ? "Select an item" : "");
  const inner = given === "" ? tag("i", empty) : escapeHtml(given);
  const mark = String(type).endsWith("select") ? "⌄" : type === "datepicker" ? "▦" : "";
  return tag("div", `${inner}<span>${mark}</span>`, `class="field${multiline === true ? " tall" : ""}"`);
}

function inputHtml({ label, hint, optional, element }: Part): string {
  const title = `${plainOf(label)}${optional === true ? " <small>(optional)</small>" : ""}`;
  return tag("label", `${tag("b", title)}${elementHtml(partOf(element))}${tag("small", plainOf(hint))}`);
}

const plainOf = (text: unknown): string => escapeHtml(textOf(partOf(text).text));
