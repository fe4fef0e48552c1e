import type { Loose, Platform } from "../ledger/desks.ts";

/** Something that goes wrong while a person asks one question. */
export interface Fault {
  readonly name: string;
  /** Of which requests of the desk. Those of this person's question only. */
  readonly of?: "answer" | "ack";
  /** What the platform does with them, in its own words (`../shared/wire/README.md`). */
  readonly spec?: object;
  /** Happens just before the question goes out. */
  before?(wire: Loose): void;
  /** The connection is lost so many milliseconds after the question went out. */
  readonly drop?: number;
}

const busy = { status: 429, retryAfter: 1 };

const refusedSocket = { match: "apps.connections.open", status: 500, times: 2 };

const slack: readonly Fault[] = [
  { name: "answer: 429", of: "answer", spec: busy },
  { name: "answer: 429, and again", of: "answer", spec: { ...busy, times: 2 } },
  { name: "answer: 500", of: "answer", spec: { status: 500 } },
  { name: "answer: 503, and again", of: "answer", spec: { status: 503, times: 2 } },
  { name: "answer: not read, connection reset", of: "answer", spec: { drop: "before" } },
  { name: "answer: shown, connection reset", of: "answer", spec: { drop: "after" } },
  { name: "answer: slow by 3 s", of: "answer", spec: { delayMs: 3000 } },
  { name: "socket: lost before", before: (wire) => wire.dropSockets() },
  { name: "socket: lost as it is asked", drop: 1 },
  { name: "socket: lost as it is answered", drop: 25 },
  { name: "socket: Slack wants another", before: (wire) => wire.disconnectSockets() },
  {
    name: "socket: lost before, none given",
    before(wire) {
      wire.fault(refusedSocket);
      wire.dropSockets();
    },
  },
];

const discord: readonly Fault[] = [
  { name: "ack: 429", of: "ack", spec: busy },
  { name: "ack: 500", of: "ack", spec: { status: 500 } },
  { name: "ack: 502, five times", of: "ack", spec: { status: 502, times: 5 } },
  { name: "ack: not read, connection reset", of: "ack", spec: { drop: "before" } },
  { name: "ack: taken, connection reset", of: "ack", spec: { drop: "after" } },
  { name: "ack: slow by 1.5 s", of: "ack", spec: { delayMs: 1500 } },
  { name: "answer: 429", of: "answer", spec: busy },
  { name: "answer: 429 of all", of: "answer", spec: { ...busy, global: true } },
  { name: "answer: 500", of: "answer", spec: { status: 500 } },
  { name: "answer: 503, five times", of: "answer", spec: { status: 503, times: 5 } },
  { name: "answer: not read, connection reset", of: "answer", spec: { drop: "before" } },
  { name: "answer: shown, connection reset", of: "answer", spec: { drop: "after" } },
  { name: "answer: slow by 3 s", of: "answer", spec: { delayMs: 3000 } },
  { name: "gateway: lost before", before: (wire) => wire.dropGateway() },
  { name: "gateway: lost as it is asked", drop: 1 },
  { name: "gateway: lost as it is answered", drop: 25 },
  { name: "gateway: closed (4000)", before: (wire) => wire.closeGateway(4000) },
  { name: "gateway: Discord wants another", before: (wire) => wire.reconnectGateway() },
  { name: "gateway: session to be resumed", before: (wire) => wire.invalidateSession(true) },
  { name: "gateway: session ended", before: (wire) => wire.invalidateSession(false) },
];

/** All of a platform. */
export const faultsOf: Readonly<Record<Platform, readonly Fault[]>> = { slack, discord };

/** Whether the connection that questions come by is hit. */
export const isOfConnection = ({ of }: Fault): boolean => of === undefined;

/** Whether a request of the desk is of this person's question. */
export const isOf: Readonly<
  Record<Platform, (fault: Fault, person: string, wire: Loose) => (at: Loose) => boolean>
> = {
  slack:
    (_, person, wire) =>
    ({ key, call }) =>
      key === "response_url" && wire.responseUrls.get(call.path.split("/").pop())?.user === person,
  discord:
    ({ of }, person, wire) =>
    ({ key, call }) => {
      const parts = call.path.split("/");
      return of === "ack"
        ? key === "POST /interactions/:id/:token/callback" &&
            wire.interactions.get(parts.at(-3))?.user === person
        : key === "PATCH /webhooks/:app/:token/messages/:id" &&
            wire.tokens.get(parts.at(-3))?.user === person;
    },
};
