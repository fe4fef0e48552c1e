const docs = "https://docs.discord.com/developers";

const components = `${docs}/components/reference`;
const commands = `${docs}/interactions/application-commands`;
const interactions = `${docs}/interactions/receiving-and-responding`;
const gateway = `${docs}/reference`;

/** A number of Discord's and the page that states it. Lengths are characters; we count UTF-16 code units, which are never fewer. */
interface Limit {
  readonly most: number;
  readonly page: string;
}

/** Every limit of Discord's that we keep. No other file holds such a number. */
export const limits = {
  /** Of one message, all nested ones counted. */
  components: { most: 40, page: components },
  /** Of all Text Displays of one message together. */
  text: { most: 4000, page: `${components}#text-display` },
  buttonsInRow: { most: 5, page: `${components}#action-row` },
  buttonLabel: { most: 80, page: `${components}#button-button-structure` },
  buttonUrl: { most: 512, page: `${components}#button-button-structure` },
  customId: { most: 100, page: `${components}#anatomy-of-a-component-custom-id` },
  modalTitle: { most: 45, page: `${interactions}#interaction-response-object-modal` },
  /** Of one modal: each has one label, and in it one input. */
  modalFields: { most: 5, page: `${interactions}#interaction-response-object-modal` },
  fieldLabel: { most: 45, page: `${components}#label-label-structure` },
  fieldDescription: { most: 100, page: `${components}#label-label-structure` },
  /** What can be written in one field. */
  fieldText: { most: 4000, page: `${components}#text-input-text-input-structure` },
  selectOptions: { most: 25, page: `${components}#string-select-string-select-structure` },
  selectText: { most: 100, page: `${components}#string-select-select-option-structure` },
  selectPlaceholder: { most: 150, page: `${components}#string-select-string-select-structure` },
  files: { most: 10, page: `${gateway}#uploading-files` },
  /** Bytes of one file where nobody pays for more. */
  fileBytes: { most: 10 * 1024 * 1024, page: `${gateway}#uploading-files` },
  /** Ours: the end of a longer name is kept, where the format stands. */
  fileName: { most: 100, page: `${gateway}#uploading-files` },
  fileDescription: { most: 1024, page: `${docs}/resources/message#attachment-object` },
  subcommands: { most: 25, page: commands },
  options: { most: 25, page: commands },
  commandName: { most: 32, page: commands },
  /** Of a command, a group or an option. */
  description: { most: 100, page: commands },
  /** All names, descriptions and values of one command together. */
  commandText: { most: 8000, page: commands },
  choices: { most: 25, page: `${interactions}#interaction-response-object-autocomplete` },
  choiceText: {
    most: 100,
    page: `${commands}#application-command-object-application-command-option-choice-structure`,
  },
  /** Ours: a longer address eats the room of the words it leads to. */
  linkUrl: { most: 1000, page: `${components}#text-display` },
} as const satisfies Readonly<Record<string, Limit>>;
