/** Tells whoever asks one line that many articles are being read, once that takes longer than people like to wait. */
export interface AskProgress {
  /** So many articles are taken up. */
  tell(taken: number, of: number): void;
  /** Nothing is told any more; a line that changes is wiped. */
  end(): void;
}

/** Where it is told: a terminal, in a line that changes, or a file, a line now and then. */
interface Told {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** Begins to wait at the call; `now` gives milliseconds. */
export function createAskProgress(output: Told, now: () => number = () => performance.now()): AskProgress {
  const isLine = output.isTTY === true;
  let due = now() + patience;
  let hasTold = false;
  let hasEnded = false;
  const say = (text: string): void => {
    clearTimeout(opening);
    output.write(isLine ? `\r\u001b[K${text}` : `${text}\n`);
    due = now() + (isLine ? often : seldom);
    hasTold = true;
  };
  // Until the files are read, nobody tells how many articles there are.
  const opening = setTimeout(
    () => say("Reading the articles; what is read is kept for the next time."),
    patience,
  );
  opening.unref();
  return {
    tell(taken, of) {
      if (!hasEnded && now() >= due && taken < of)
        say(`Reading: ${figure(taken)} of ${figure(of)} articles.`);
    },
    end() {
      hasEnded = true;
      clearTimeout(opening);
      if (hasTold && isLine) output.write("\r\u001b[K");
    },
  };
}

/** Milliseconds before the first line, and between two. */
const patience = 2000;
const often = 500;
const seldom = 10_000;

const figure = (count: number): string => count.toLocaleString("en-GB");
