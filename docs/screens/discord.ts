import { ComponentType } from "discord.js";
import { escapeHtml, type Part, partOf, partsOf, tag, textOf } from "./html.ts";
import { markdownHtml } from "./markdown.ts";

/** A message as Discord gave it, drawn about as its client does. Only what the desk sends is known here. */
export function discordMessage({ components, flags }: Part): string {
  const only = Number(flags) & isEphemeral ? tag("p", "Only you can see this", 'class="only below"') : "";
  const parts = partsOf(components).map(componentHtml).join("");
  return tag(
    "article",
    `<b class="who">Verbatim</b> <i class="app">APP</i>${parts}${only}`,
    'class="message"',
  );
}

/** A modal as Discord gave it. */
export function discordModal({ title, components }: Part): string {
  const foot = `${tag("button", "Cancel")} ${tag("button", "Submit", 'class="main"')}`;
  const inner = partsOf(components).map(componentHtml).join("");
  return tag(
    "article",
    `${tag("h2", escapeHtml(textOf(title)))}${inner}${tag("footer", foot)}`,
    'class="modal"',
  );
}

/** https://docs.discord.com/developers/resources/message#message-object-message-flags */
const isEphemeral = 64;

function componentHtml(part: Part): string {
  const inner = partsOf(part.components).map(componentHtml).join("");
  switch (part.type) {
    case ComponentType.Container:
      return tag("section", inner, `style="border-left-color:${colourOf(part.accent_color)}"`);
    case ComponentType.TextDisplay:
      return tag("div", markdownHtml(textOf(part.content)));
    case ComponentType.ActionRow:
      return tag("div", inner, 'class="actions"');
    case ComponentType.Button:
      return tag("button", `${escapeHtml(textOf(part.label))}${part.url === undefined ? "" : " ↗"}`);
    case ComponentType.Separator:
      return "<hr>";
    case ComponentType.File:
      return tag("div", nameOf(part.file), 'class="file"');
    case ComponentType.MediaGallery:
      return partsOf(part.items)
        .map(({ media, description }) =>
          tag("div", nameOf(media), `class="file" title="${escapeHtml(textOf(description))}"`),
        )
        .join("");
    case ComponentType.Label: {
      const [label, description] = [part.label, part.description].map((each) => escapeHtml(textOf(each)));
      const field = componentHtml(partOf(part.component));
      return tag("label", `${tag("b", label ?? "")}${tag("small", description ?? "")}${field}`);
    }
    case ComponentType.TextInput:
    case ComponentType.StringSelect:
      return fieldHtml(part);
    default:
      throw new Error(`No drawing of Discord's component ${part.type} yet`);
  }
}

function fieldHtml({ type, value, placeholder, options }: Part): string {
  const chosen = partsOf(options).find((option) => option.default === true);
  const given = escapeHtml(textOf(value) || textOf(chosen?.label));
  const mark = type === ComponentType.StringSelect ? "⌄" : "";
  const inner = given === "" ? tag("i", escapeHtml(textOf(placeholder))) : given;
  return tag("div", `${inner}${tag("span", mark)}`, 'class="field"');
}

const nameOf = (media: unknown): string =>
  `▤ ${escapeHtml(textOf(partOf(media).url).replace("attachment://", ""))}`;

const colourOf = (accent: unknown): string =>
  typeof accent === "number" ? `#${accent.toString(16).padStart(6, "0")}` : "#e3e5e8";
