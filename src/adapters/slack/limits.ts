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
  /** https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
  fileAlt: 1000,
} as const;
