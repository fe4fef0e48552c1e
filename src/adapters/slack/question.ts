/** Who asked, and where an answer can be brought to them. */
export interface Question {
  readonly user: string;
  /** Their name, where Slack told it along with the question. */
  readonly name?: string;
  /** The workspace that they belong to. */
  readonly team?: string;
  readonly channel: string;
  /** The thread that they are in, by the `ts` of its first message. */
  readonly thread?: string;
  /** Where what came of a command, a press or a shortcut is sent; a message has none. */
  readonly responseUrl?: string;
  /** These are their direct messages with us: what is posted there only they read, and it stays. */
  readonly isDirect?: true;
  /** They asked by a message. */
  readonly isMessage?: true;
}

/** Who pressed, sent or opened something, as Slack tells of them along with it. */
export function whoOf(
  user: {
    readonly id: string;
    readonly username?: string;
    readonly name?: string;
    readonly team_id?: string;
  },
  team: { readonly id: string } | null,
): Pick<Question, "user" | "name" | "team"> {
  const [name, teamId] = [user.username ?? user.name, user.team_id ?? team?.id];
  return {
    user: user.id,
    ...(name !== undefined && { name }),
    ...(teamId !== undefined && { team: teamId }),
  };
}
