/** The longest draft that is verified, a long article's worth. UTF-16 code units. */
export const longestDraft = 50_000;

/** The longest line: a draft with its command and the options that stand beside it, also where it is shared. UTF-16 code units. */
export const longestDraftLine = longestDraft + 300;
