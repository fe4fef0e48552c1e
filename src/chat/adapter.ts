import type { RequestListener } from "node:http";
import type { Where } from "./call.ts";
import type { Poster, SurfaceState } from "./rooms.ts";

/** A surface where people ask and read: Slack, Discord, the terminal, the page. Posts may come before it has started. */
export interface ChatAdapter extends Poster {
  /** As people call it. */
  readonly name: string;
  /** As destinations name it. */
  readonly surface: Where["surface"];
  state(): SurfaceState;
  /**
   * Resolves once people can ask. Rejects with an `AdapterError` when they cannot and why is known; it may be called again
   * where that is not final.
   */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Why a surface could not start, in one sentence for whoever runs the desk: what is wrong and the remedy. */
export class AdapterError extends Error {
  override readonly name = "AdapterError";
  /** It will be refused again until somebody changes something, such as a token; otherwise (no network) it may pass by itself. */
  readonly isFinal: boolean;
  constructor(sentence: string, { isFinal = true, ...options }: ErrorOptions & { isFinal?: boolean } = {}) {
    super(sentence, options);
    this.isFinal = isFinal;
  }
}

/** Hands a path of the desk's one HTTP server, and all below it, to a listener. The longest path wins. */
export type Mount = (path: string, listener: RequestListener) => void;

/** Tells whoever runs the desk something, in one sentence; never a token or a message's words. */
export type Log = (sentence: string, cause?: unknown) => void;
