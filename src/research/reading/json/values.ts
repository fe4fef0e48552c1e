/** One value of a file of JSON, not yet parsed. */
export interface RawValue {
  /** Where it begins, from 1. */
  readonly line: number;
  /** Absent when it is longer than may be. */
  readonly bytes?: Uint8Array;
}

type Chunks = AsyncIterable<Uint8Array>;

const newline = 0x0a;

/** The lines of a stream that hold something; of one longer than `longest` bytes only its number is kept. */
export async function* linesIn(chunks: Chunks, longest: number): AsyncGenerator<RawValue> {
  const held = createHold(longest);
  let line = 1;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      held.add(chunk.subarray(from, end));
      const value = held.take(line);
      if (!isBlank(value)) yield value;
      line++;
      from = end + 1;
    }
    held.add(chunk.subarray(from));
  }
  const last = held.take(line);
  if (!isBlank(last)) yield last;
}

/**
 * The objects of a stream of JSON: one, several behind each other, or those of an array, each without the rest in
 * memory. Works on bytes, since in UTF-8 the marks of JSON are never part of a letter.
 */
export async function* valuesIn(chunks: Chunks, longest: number): AsyncGenerator<RawValue> {
  const held = createHold(longest);
  const scan = createScan();
  let line = 1;
  let startLine = 1;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      const step = scan(byte);
      if (step === "begins") {
        from = at;
        startLine = line;
      } else if (step === "ends") {
        held.add(chunk.subarray(from, at + 1));
        yield held.take(startLine);
        from = at + 1;
      } else if (step === "between") {
        from = at + 1;
      }
      if (byte === newline) line++;
    }
    held.add(chunk.subarray(from));
  }
  const last = held.take(startLine);
  if (!isBlank(last)) yield last;
}

/** Pieces of one value, kept only as long as they are not too many. */
function createHold(longest: number) {
  let pieces: Uint8Array[] = [];
  let length = 0;
  return {
    add(piece: Uint8Array): void {
      length += piece.length;
      if (length > longest) pieces = [];
      else if (piece.length > 0) pieces.push(piece);
    },
    take(line: number): RawValue {
      const value = length > longest ? { line } : { line, bytes: Buffer.concat(pieces) };
      pieces = [];
      length = 0;
      return value;
    },
  };
}

const isBlank = ({ bytes }: RawValue): boolean => bytes?.every((byte) => byte <= 0x20) ?? false;

type Step = "between" | "begins" | "inside" | "ends";

/** Follows JSON byte by byte: where an object begins and ends. Anything else between objects is taken for one, and found broken. */
function createScan(): (byte: number) => Step {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let inJunk = false;
  return (byte) => {
    if (depth === 0) {
      if (byte === open) {
        depth = 1;
        inJunk = false;
        return "begins";
      }
      if (byte <= 0x20 || byte === comma || byte === openList || byte === closeList) {
        const ends = inJunk;
        inJunk = false;
        return ends ? "ends" : "between";
      }
      if (inJunk) return "inside";
      inJunk = true;
      return "begins";
    }
    if (escaped) escaped = false;
    else if (inString) {
      if (byte === backslash) escaped = true;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (byte === open) depth++;
    else if (byte === close && --depth === 0) return "ends";
    return "inside";
  };
}

const [open, close, openList, closeList, comma, quote, backslash] = [...'{}[],"\\'].map((mark) =>
  mark.charCodeAt(0),
) as [number, number, number, number, number, number, number];
