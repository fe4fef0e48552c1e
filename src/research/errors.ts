/** The asker's mistake, shown to them as written: one sentence that names the thing and says what to do. */
export class UserError extends Error {
  override readonly name = "UserError";
}
