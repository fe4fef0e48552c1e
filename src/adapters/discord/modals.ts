import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  type ModalSubmitFields,
  TextInputStyle,
} from "discord.js";
import type { Form } from "../../chat/forms.ts";
import type { Given } from "../../chat/given.ts";
import { shortLabel } from "../../chat/labels.ts";
import { limits } from "./limits.ts";

type Field = Form["fields"][number];

/** A form of at most `limits.modalFields` fields as Discord shows it; `customId` comes back with what was put in. */
export const modalOf = (
  { title, fields }: Form,
  customId: string,
): APIModalInteractionResponseCallbackData => ({
  custom_id: customId,
  title: shortLabel(title, limits.modalTitle.most),
  components: fields.map(labelOf),
});

/** The fields whose value is longer than Discord lets anyone write. */
export const tooLong = ({ fields }: Form): readonly Field[] =>
  fields.filter(({ value = "" }) => value.length > limits.fieldText.most);

/** What was put in, by the names of the fields; what was left empty is left out. */
export const givenInModal = ({ fields }: ModalSubmitFields): Given =>
  Object.fromEntries(
    fields.values().flatMap((field): [string, string][] => {
      const value = "value" in field ? field.value : "values" in field ? field.values[0] : undefined;
      return typeof value === "string" && value !== "" ? [[field.customId, value]] : [];
    }),
  );

const labelOf = (field: Field): APILabelComponent => ({
  type: ComponentType.Label,
  label: shortLabel(field.label, limits.fieldLabel.most),
  ...(field.hint !== "" && { description: shortLabel(field.hint, limits.fieldDescription.most) }),
  component: selectOf(field) ?? inputOf(field),
});

/** A field that has one of a few values, no more and no longer than a list takes: menus take as many (`refuse-unfit.ts`). */
function selectOf({ key, choices = {}, value, required }: Field): APIStringSelectComponent | undefined {
  const all = Object.entries(choices);
  if (all.length === 0) return undefined;
  return {
    type: ComponentType.StringSelect,
    custom_id: key,
    required,
    min_values: required ? 1 : 0,
    max_values: 1,
    options: all.map(([word, means]) => ({
      value: word,
      label: shortLabel(means, limits.selectText.most),
      ...(word === value && { default: true }),
    })),
  };
}

function inputOf({ key, kind, value, required, most }: Field): APITextInputComponent {
  const longest = kind === "count" ? String(most).length : most;
  return {
    type: ComponentType.TextInput,
    custom_id: key,
    style: kind === "lines" ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    max_length: Math.min(Math.max(longest, 1), limits.fieldText.most),
    ...(value !== undefined && value !== "" && { value }),
  };
}
