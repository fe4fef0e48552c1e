/** What became of a post. A refusal has its reason in a sentence for people, with the remedy. */
export type Posted =
  | { readonly outcome: "sent"; readonly message: string }
  /** The room or the person is not there any more. */
  | { readonly outcome: "gone"; readonly reason: string }
  /** The desk may not post there (now): not invited, a permission lost, direct messages closed. */
  | { readonly outcome: "forbidden"; readonly reason: string }
  /** Not now, and certainly not posted: after this many milliseconds it may be tried again. */
  | { readonly outcome: "later"; readonly after: number; readonly reason: string }
  /** The answer was lost, or was a fault of the surface's: it may have been posted, or not. */
  | { readonly outcome: "unclear"; readonly reason: string };

/** Whether a post of a key stands there. */
export type Found =
  | { readonly outcome: "found"; readonly message: string }
  /** It is known not to stand there. */
  | { readonly outcome: "missing" }
  /** It cannot be told. `forbidden`: nor will it be, while the desk may not read there. */
  | { readonly outcome: "unknown"; readonly reason: string; readonly forbidden: boolean };
