import type { types, ViewStateValue } from "@slack/bolt";
import type { FormField } from "../../chat/forms.ts";
import type { Given } from "../../chat/given.ts";
import { limits } from "./limits.ts";
import { plainText } from "./plain-text.ts";

/** What a select holds for nothing: Slack lets nobody empty one. No name and no choice is called so. */
const nothing = "-";

/** The block in which days are taken away that stood in the form: Slack lets nobody empty a calendar either. */
const leaveOut = "leave-out";

/** A form's fields as blocks, each called by its field's key. */
export function inputBlocks(fields: readonly FormField[]): readonly types.InputBlock[] {
  const days = fields.filter((field) => field.value !== undefined && isCalendar(field));
  const blocks = fields.map(inputBlock);
  if (days.length === 0) return blocks;
  const options = days.map(({ key, label }) => optionOf(key, label));
  return [
    ...blocks,
    {
      type: "input",
      block_id: leaveOut,
      label: plainText("Days to leave out", limits.inputLabel),
      optional: true,
      element: { type: "checkboxes", action_id: leaveOut, options },
    },
  ];
}

function inputBlock(field: FormField): types.InputBlock {
  const { key, label, required } = field;
  return {
    type: "input",
    block_id: key,
    label: plainText(label, limits.inputLabel),
    optional: !required,
    element: elementOf(field),
    ...(field.most > limits.input && isWritten(field) && { hint: plainText(longer, limits.inputLabel) }),
  };
}

const longer = "A form takes 3,000 characters: write to the app itself for more.";

function elementOf(field: FormField): types.InputBlock["element"] {
  const { hint, choices, value, names, required } = field;
  // Without one Slack says itself what to do.
  const placeholder = hint === "" ? {} : { placeholder: plainText(hint, limits.placeholder) };
  if (isSelect(field) && names !== undefined) {
    return {
      type: "external_select",
      action_id: names,
      ...placeholder,
      min_query_length: 0,
      ...(value !== undefined && { initial_option: optionOf(value) }),
    };
  }
  if (isSelect(field)) {
    const own = Object.entries(choices ?? {}).map(([each, means]) => optionOf(each, means));
    const initial = own.find((option) => option.value === value);
    return {
      type: "static_select",
      action_id: "choice",
      ...placeholder,
      options: required ? own : [unset, ...own],
      ...(initial !== undefined && { initial_option: initial }),
    };
  }
  if (isCalendar(field)) {
    return {
      type: "datepicker",
      action_id: "day",
      ...placeholder,
      ...(value !== undefined && { initial_date: value }),
    };
  }
  return {
    type: "plain_text_input",
    action_id: "text",
    ...placeholder,
    multiline: field.kind === "lines",
    max_length: Math.min(field.most, limits.input),
    ...(value !== undefined && { initial_value: value }),
  };
}

/** Whether it is picked of a list; a name that is too long for one is written. */
const isSelect = ({ kind, names, value = "" }: FormField): boolean =>
  kind === "choice" || (names !== undefined && value.length <= limits.optionValue);

const isCalendar = ({ isDay, value }: FormField): boolean =>
  isDay === true && (value === undefined || /^\d{4}-\d{2}-\d{2}$/.test(value));

/** Whether a field's value does not fit into a form of Slack's. */
export const isTooLong = (field: FormField): boolean =>
  isWritten(field) && (field.value ?? "").length > limits.input;

const isWritten = (field: FormField): boolean => !isSelect(field) && !isCalendar(field);

const optionOf = (value: string, text = value): types.PlainTextOption => ({
  text: plainText(text, limits.option),
  value,
});

const unset = optionOf(nothing, "Not set");

/** What is offered for a name that is typed: the typed words themselves first, since no list has all that may be asked for. */
export function optionsFor(
  typed: string,
  names: readonly { readonly value: string; readonly label: string }[],
): types.PlainTextOption[] {
  // What is cut off is the end of a name, which is found by its beginning.
  const own = typed
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, limits.optionValue)
    .replace(/[\uD800-\uDBFF]$/, "");
  const isOffered = names.some(({ value }) => value.toLowerCase() === own.toLowerCase());
  const first = own === "" ? unset : optionOf(own, `“${own}”`);
  return [
    ...(isOffered ? [] : [first]),
    ...names
      .filter(({ value }) => value.length <= limits.optionValue)
      .map(({ value, label }) => optionOf(value, label)),
  ].slice(0, limits.options);
}

/** What a person gave in a form's blocks. */
export function givenBy(values: Readonly<Record<string, Readonly<Record<string, ViewStateValue>>>>): Given {
  const given = Object.fromEntries(
    Object.entries(values).map(([key, elements]) => [key, chosenIn(Object.values(elements)[0])]),
  );
  const out = Object.values(values[leaveOut] ?? {}).flatMap(({ selected_options }) => selected_options ?? []);
  return { ...given, [leaveOut]: "", ...Object.fromEntries(out.map(({ value }) => [value, ""])) };
}

function chosenIn(state: ViewStateValue | undefined): string {
  const value = state?.value ?? state?.selected_option?.value ?? state?.selected_date ?? "";
  return state?.selected_option?.value === nothing ? "" : value;
}
