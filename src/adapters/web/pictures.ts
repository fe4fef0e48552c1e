import { createHash } from "node:crypto";
import { setLatest } from "../../chat/set-latest.ts";

/** Drawings at addresses of their own, for pages that load nothing which is not the page's. */
export interface Pictures {
  /** The address of an SVG; the same for the same drawing. */
  keep(svg: string): string;
  /** The drawing of a name in such an address. */
  read(name: string): string | undefined;
}

/** So many are kept, until the desk ends: a page that is loaded again is made again, and its pictures with it. */
const most = 200;

export function createPictures(): Pictures {
  const kept = new Map<string, string>();
  return {
    keep(svg) {
      const name = `${createHash("sha256").update(svg).digest("base64url").slice(0, 22)}.svg`;
      // What is asked for again is the last to go.
      setLatest(kept, name, svg, most);
      return `/picture/${name}`;
    },
    read: (name) => kept.get(name),
  };
}
