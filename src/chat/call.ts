/** Who asks. `zone` is an IANA time zone: whole days in a query are days there. */
interface Asker {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  /** Whether they may set up what is posted to this room: on Slack and Discord its admins, elsewhere everyone. */
  readonly mayManage: boolean;
}

/** Where they ask: which surface, and which room of it. */
export interface Where {
  readonly surface: "slack" | "discord" | "terminal" | "web";
  readonly channel: string;
  /** The thread of the room that it is asked in, where the surface has such. */
  readonly thread?: string;
  /** The server of the room, where the surface has several (Discord). */
  readonly server?: string;
  /** It is asked by a message: no repeat of what was asked by a command, whose answer others there may not see. */
  readonly isMessage?: true;
  /** Only the asker and the desk are there. */
  readonly isDirect?: true;
}

/** Everything that a person does: typed, picked from a menu or pressed, it is one line of words. */
export interface Call {
  readonly line: string;
  readonly asker: Asker;
  readonly where: Where;
  /** Nobody has pressed anything (a link was followed): a line that would change something is not run, but asked back. */
  readonly onlyReads?: true;
}
