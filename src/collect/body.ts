import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { FetchError } from "./fetch-error.ts";

/** What the desk can unpack, as it tells servers. */
export const acceptEncoding = "gzip, br";

/**
 * The bytes of an answer, unpacked, as long as they stay within `largest` both packed and unpacked.
 * @throws FetchError when they do not, or cannot be unpacked.
 */
export async function readBody(response: IncomingMessage, largest: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new FetchError(
      "refused",
      `The page is larger than ${largest / 1_000_000} MB: save the article as a file and import that.`,
    );
  if (Number(response.headers["content-length"] ?? 0) > largest) {
    response.destroy();
    throw tooLarge();
  }
  const encoding = response.headers["content-encoding"]?.trim().toLowerCase() ?? "";
  const plain = unpacked(response, encoding);
  if (plain !== response) {
    // Packed bytes need not come to any unpacked ones.
    let packed = 0;
    response.on("data", (chunk: Buffer) => {
      packed += chunk.length;
      if (packed > largest) plain.destroy(tooLarge());
    });
  }
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of plain as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > largest) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof FetchError || plain === response || !isZlibError(cause)) throw cause;
    throw new FetchError("later", "The page came packed and broken: try again later.", { cause });
  } finally {
    response.destroy();
    plain.destroy();
  }
  return Buffer.concat(chunks);
}

function unpacked(response: IncomingMessage, encoding: string): Readable {
  if (encoding === "" || encoding === "identity") return response;
  const unpack =
    encoding === "gzip" || encoding === "x-gzip"
      ? createGunzip()
      : encoding === "br"
        ? createBrotliDecompress()
        : undefined;
  if (!unpack) {
    response.destroy();
    throw new FetchError(
      "refused",
      `The page came packed as “${encoding.slice(0, 40)}”, which the desk cannot unpack: save the article as a file and import that.`,
    );
  }
  response.on("error", (error) => unpack.destroy(error));
  // A connection that breaks off ends without an error; what was unpacked by then is not the page.
  response.on("aborted", () => unpack.destroy(Object.assign(new Error("aborted"), { code: "ECONNRESET" })));
  return response.pipe(unpack);
}

const isZlibError = (cause: unknown): boolean =>
  cause instanceof Error && "code" in cause && /^(?:Z_|ERR_BROTLI|ERR__ERROR)/.test(String(cause.code));
