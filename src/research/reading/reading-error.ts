/** Why a file is no article, in one sentence that says what to do; shown to people as written. */
export class ReadingError extends Error {
  override readonly name = "ReadingError";
}

/** A file or folder that was not read. */
export interface Problem {
  /** As a person knows it: the path from the corpus folder's own name on. */
  readonly file: string;
  /** One sentence that says what to do. */
  readonly reason: string;
}

/** Why a page is none of an article. */
export const noStory =
  "There is no article on this page: save the page of one story, opened and read to its end.";
