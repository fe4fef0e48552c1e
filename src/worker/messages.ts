import type { Call } from "../chat/call.ts";
import type { Card } from "../chat/card.ts";
import type { Library, Status } from "../chat/library.ts";
import type { SurfaceReport } from "../chat/rooms.ts";
import type { Destination } from "../desk/destination.ts";
import type { DeskNames } from "../desk/names.ts";
import type { Found, Posted } from "../desk/posting.ts";
import type { CorpusPlaces } from "../open-corpus.ts";
import type { Directory } from "../research/directory.ts";

/** What the worker is started with. Like all that goes between the threads, plain data. */
export interface WorkerSettings extends CorpusPlaces {
  readonly publicUrl?: string;
}

/** What the worker can be asked, by kind. */
export interface Asks {
  readonly run: Call;
  readonly quote: string;
  readonly article: string;
}

/** What comes back for each kind. A card comes without its `data`, which is for scripts. */
export interface Answers {
  readonly run: Card;
  readonly quote: Awaited<ReturnType<Library["quote"]>>;
  readonly article: Awaited<ReturnType<Library["article"]>>;
}

/** One question, of whichever kind. */
export type Asked = { [Kind in keyof Asks]: { readonly kind: Kind; readonly about: Asks[Kind] } }[keyof Asks];

/** What the worker asks of the surfaces, by kind. */
export interface RoomAsks {
  readonly post: {
    readonly to: Destination;
    readonly card: Card;
    readonly key: string;
    readonly standing?: string;
    /** When the worker asked, in milliseconds since 1970. */
    readonly asked: number;
  };
  readonly find: { readonly to: Destination; readonly key: string; readonly since: number };
  readonly surfaces: undefined;
}

/** What comes back for each kind. */
export interface RoomAnswers {
  readonly post: Posted;
  readonly find: Found;
  readonly surfaces: readonly SurfaceReport[];
}

/** One question of the worker's, of whichever kind. */
export type AskedOfRooms = {
  [Kind in keyof RoomAsks]: { readonly kind: Kind; readonly about: RoomAsks[Kind] };
}[keyof RoomAsks];

/** From the main thread to the worker. Numbers name questions; each thread has its own. */
export type ToWorker =
  | { readonly kind: "ask"; readonly number: number; readonly asked: Asked }
  /** Nobody waits for it any more: it is left out when it has not begun. */
  | { readonly kind: "drop"; readonly number: number }
  | { readonly kind: "answer"; readonly number: number; readonly answer: RoomAnswers[keyof RoomAnswers] }
  | { readonly kind: "stop" };

/** From the worker to the main thread. */
export type FromWorker =
  | { readonly kind: "answer"; readonly number: number; readonly answer: Answers[keyof Answers] }
  | { readonly kind: "failure"; readonly number: number; readonly why: string }
  | { readonly kind: "ask"; readonly number: number; readonly asked: AskedOfRooms }
  | { readonly kind: "log"; readonly sentence: string; readonly detail?: string }
  /** How much there is to read at start, in bytes of files. */
  | { readonly kind: "size"; readonly bytes: number }
  /** What is known now; told after each change, and about once a second while the corpus is read first. Without names they are as before. */
  | { readonly kind: "state"; readonly status: Status; readonly directory?: Directory }
  /** What people named on the desk; told at the start and after each change of it or of the corpus. */
  | { readonly kind: "names"; readonly names: DeskNames };
