import type { Socket } from "./connection.ts";

/** The library's event for a frame that came, which it hears itself to hand on what is in it. */
const frame = "ws_message";

/**
 * Calls `notice` when Slack says that it will close the connection, and keeps that from the library: it would close at once,
 * and what people type until the next connection stands would fail. Slack leaves some seconds. What the library cannot
 * read in a frame is dropped with it; it would be a rejection that nobody can catch.
 */
export function onNotice(socket: Socket, notice: () => void): void {
  const own = socket.listeners(frame);
  socket.removeAllListeners(frame);
  socket.on(frame, (data: unknown, isBinary: boolean) => {
    if (isNotice(data)) return notice();
    for (const listen of own) void handOn(() => listen(data, isBinary));
  });
}

async function handOn(listen: () => unknown): Promise<void> {
  try {
    await listen();
  } catch {
    // Nothing in it can be answered.
  }
}

function isNotice(data: unknown): boolean {
  if (typeof data !== "string" || !data.includes('"disconnect"')) return false;
  try {
    const message: unknown = JSON.parse(data);
    return (
      typeof message === "object" && message !== null && "type" in message && message.type === "disconnect"
    );
  } catch {
    return false;
  }
}
