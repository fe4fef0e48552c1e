/**
 * What Slack takes, in UTF-16 code units and pieces, each with the page that states it.
 * Where Slack counts characters we count code units, which is never less.
 */
export const limits = {
  /** Undocumented: messages fail from about 11,000 on. https://github.com/slackapi/bolt-js/issues/2509 */
  serialisedBlocks: 9000,
  /** https://docs.slack.dev/reference/block-kit/blocks */
  blocks: 50,
  /** Best at most 4,000, cut at 40,000. https://docs.slack.dev/reference/methods/chat.postMessage */
  text: 4000,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actions: 25,
  /** These three: https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  label: 75,
  value: 2000,
  url: 3000,
  /** These four: https://docs.slack.dev/reference/views/modal-views; a view may have 250 KB, and far less is read. */
  viewBlocks: 100,
  serialisedView: 30_000,
  title: 24,
  metadata: 3000,
  /** Views that stand on one another: https://docs.slack.dev/surfaces/modals */
  stack: 3,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  inputLabel: 2000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  input: 3000,
  placeholder: 150,
  /** These three: https://docs.slack.dev/reference/block-kit/composition-objects/option-object; more than 75 is refused at times. */
  options: 100,
  option: 75,
  optionValue: 75,
  /** These two: https://docs.slack.dev/reference/block-kit/blocks */
  section: 3000,
  contextElements: 10,
  /** These two, of the manifest: https://docs.slack.dev/reference/app-manifest#shortcuts */
  shortcutName: 24,
  shortcutDescription: 150,
  /** https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
  fileAlt: 1000,
} as const;
