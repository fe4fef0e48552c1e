/** Why a file is no article, in one sentence that says what to do; shown to people as written. */
export class ReadingError extends Error {
  override readonly name = "ReadingError";
}

/** Why something was not read, as a sentence; what is no ReadingError is a fault of ours. */
export const reasonOf = (error: unknown): string =>
  error instanceof ReadingError
    ? error.message
    : `It could not be read by a fault of ours (${String(error).slice(0, 200)}): save the article as plain text instead.`;

/** A file or folder that was not read. */
export interface Problem {
  /** As a person knows it: the path from the corpus folder's own name on. */
  readonly file: string;
  /** One sentence that says what to do. */
  readonly reason: string;
  /** Of a file whose other rows were read: how many were not, and of how many. */
  readonly rows?: { readonly unread: number; readonly of: number };
}

/** More rows of a file than these are wrong in the same way, and a list of them helps nobody. */
export const mostProblems = 20;

/** Stands for those problems of a file that are not listed; `count` is that of all. */
export const furtherProblems = (file: Named, count: number): Problem => ({
  file: file.shown,
  reason: `Another ${count - mostProblems} of its rows could not be read, after those named.`,
});

/** Why a page is none of an article. */
export const noStory =
  "There is no article on this page: save the page of one story, opened and read to its end.";

/** Why the front page of a site, or of a section, is no article. */
export const storyList = "This page lists stories and tells none: open one of them and save that page.";

/** A file as people know it. */
interface Named {
  readonly shown: string;
}

/** What to do about an article whose id another one has that was read first, in the same file or another. */
export const sameId = (file: Named, kept: Named): string =>
  file === kept
    ? "Two of its rows have the same url, id or text; the first was read: give each an id of its own."
    : `It has the same url, id or file name as ${kept.shown}, which was read instead: remove one, or give this one an id of its own.`;
