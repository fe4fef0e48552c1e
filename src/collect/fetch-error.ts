/** What a caller may do about it: `gone` never asks again, `later` asks again, `refused` needs a person to change something. */
export type FetchTrouble = "gone" | "later" | "refused";

/** Why an address was not fetched, in one sentence that says what to do. */
export class FetchError extends Error {
  override readonly name = "FetchError";
  readonly trouble: FetchTrouble;
  /** How long the server asks to be left alone, in milliseconds. */
  readonly retryAfter?: number;

  constructor(
    trouble: FetchTrouble,
    message: string,
    more: { readonly cause?: unknown; readonly retryAfter?: number } = {},
  ) {
    // Parts of it come from servers, and it is shown on terminals.
    super(message.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " "), { cause: more.cause });
    this.trouble = trouble;
    if (more.retryAfter !== undefined) this.retryAfter = more.retryAfter;
  }
}
