import { html } from "hono/html";
import type { Form } from "../../chat/forms.ts";
import type { Given } from "../../chat/given.ts";
import type { Html } from "./cards.ts";
import { pageText } from "./text.ts";

/** A form as it is drawn here. */
export interface FormPage {
  readonly form: Form;
  /** What it does is posted, by a page of ours only; what only looks has an address. */
  readonly changes: boolean;
  /** What it is about, such as the quotation that a note is for. */
  readonly about: readonly Html[];
}

/**
 * A line, a field for each thing that it says. The first field with nothing in it is ready for typing: in one that is filled the browser
 * would put the caret before what stands there.
 */
export const formMain = ({ form, changes, about }: FormPage): Html => {
  const free = form.fields.find(({ kind, value }) => kind !== "choice" && value === undefined)?.key;
  return html`
<h1 class="posts">${form.title}</h1>
${about}
<form class="form" action="/" method="${changes ? "post" : "get"}">
<input type="hidden" name="form" value="${pageText(form.command)}">
${Object.entries(form.kept).map(([key, value]) => html`<input type="hidden" name="${nameOf(key)}" value="${pageText(String(value))}">`)}
${form.fields.map((field) => html`<p><label for="${nameOf(field.key)}">${field.label}</label>${fieldOf(field, field.key === free)}</p>`)}
<p><button class="press">${form.title}</button></p>
</form>`;
};

type Field = Form["fields"][number];

function fieldOf(
  { key, kind, choices = {}, value = "", hint, required, most }: Field,
  isFirst: boolean,
): Html {
  const name = nameOf(key);
  const [needed, focused] = [required ? "required" : "", isFirst ? "autofocus" : ""];
  if (kind === "choice")
    return html`<select id="${name}" name="${name}"><option value="">–</option>${Object.entries(choices).map(
      ([word, means]) => html`<option value="${word}" ${word === value ? "selected" : ""}>${means}</option>`,
    )}</select>`;
  if (kind === "lines")
    return html`<textarea id="${name}" name="${name}" rows="4" dir="auto" maxlength="${most}" placeholder="${hint}" ${needed} ${focused}>\n${pageText(value)}</textarea>`;
  const length = kind === "count" ? html`inputmode="numeric"` : html`maxlength="${most}"`;
  return html`<input id="${name}" name="${name}" value="${pageText(value)}" dir="auto" autocomplete="off" spellcheck="false" placeholder="${hint}" ${length} ${needed} ${focused}>`;
}

/** No field is taken for something else that an address of the page may say. */
const nameOf = (key: string): string => `given.${key}`;

/** What was given in a form's fields, by their keys; what is no field is left out. */
export const givenOf = (entries: Iterable<readonly [string, unknown]>): Given =>
  Object.fromEntries(
    [...entries].flatMap(([name, value]) =>
      name.startsWith("given.") && typeof value === "string" ? [[name.slice("given.".length), value]] : [],
    ),
  );
