import { ReadingError } from "./reading-error.ts";

/**
 * The text that a file's bytes hold, without a byte order mark and otherwise as it is.
 * @throws ReadingError when they are not text in UTF-8.
 */
export function decode(bytes: Uint8Array): string {
  if (bytes.includes(0)) {
    throw new ReadingError("This is not plain text: save the article as text in UTF-8.");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new ReadingError("The letters are not in UTF-8: save the file again with the encoding UTF-8.", {
      cause: error,
    });
  }
}
