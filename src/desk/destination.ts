/** Where posts go: a room of a surface, or a person there, whom only they reach. Ids as the surface gives them. */
export interface Destination {
  readonly surface: string;
  /** The room's id; for a person the person's id. */
  readonly channel: string;
  readonly isPerson: boolean;
}

/** Someone who made something here, by the id that their surface knows them by. */
export interface Maker {
  readonly surface: string;
  readonly id: string;
  readonly name: string;
}
