import type { Log } from "./chat/adapter.ts";
import type { Status } from "./chat/library.ts";
import { counted } from "./chat/views/foot.ts";

/** Tells whoever runs the desk how far the reading is, once people can ask. */
export interface ReadingReport {
  tell(status: Status): void;
  /** From now on it is told, in a line that changes where there is one. What is whole by now is told already. */
  start(line: ((text: string) => void) | undefined): void;
}

/** Without a line that changes, each quarter of the way is a line of the log. */
const parts = 4;

export function createReadingReport(log: Log): ReadingReport {
  let write: ((text: string) => void) | undefined;
  let isStarted = false;
  let isWhole = false;
  let told = 0;
  return {
    tell(status) {
      const { reading } = status;
      const ended = reading === undefined && !isWhole;
      isWhole = reading === undefined;
      if (!isStarted) return;
      if (ended) log(`All is read: ${wholeText(status)}`);
      if (reading?.of === undefined) return;
      const text =
        reading.searched === 0
          ? `Loading ${counted(reading.of, "article")}.`
          : `Reading: ${reading.searched.toLocaleString("en-GB")} of ${counted(reading.of, "article")}.`;
      const part = Math.floor((parts * reading.searched) / reading.of);
      if (write !== undefined) write(text);
      else if (part > told) log(text);
      told = part;
    },
    start(line) {
      write = line;
      isStarted = true;
    },
  };
}

/** What the desk holds, in a sentence or two. */
export function wholeText({ count, problems }: Status): string {
  const unread = problems === 0 ? "" : ` ${counted(problems, "file")} could not be read whole: type sources.`;
  return `${count.quotations} quotations in ${count.articles} articles.${unread}`;
}
