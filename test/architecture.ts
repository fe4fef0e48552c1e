import { posix } from "node:path";

/** A source file by its path from the project's root. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** What may import what: a place may use itself and those named. The rest of `src/` (main's own files) may use all. */
const places: readonly { readonly place: string; readonly may: readonly string[] }[] = [
  { place: "src/research/", may: [] },
  { place: "src/collect/", may: ["src/research/"] },
  { place: "src/cache/", may: ["src/research/", "src/collect/"] },
  { place: "src/desk/", may: ["src/research/"] },
  { place: "src/chat/", may: ["src/desk/", "src/research/"] },
  { place: "src/adapters/slack/", may: ["src/chat/", "src/desk/", "src/research/"] },
  { place: "src/adapters/discord/", may: ["src/chat/", "src/desk/", "src/research/"] },
  { place: "src/adapters/terminal/", may: ["src/chat/", "src/desk/", "src/research/"] },
  { place: "src/adapters/web/", may: ["src/chat/", "src/desk/", "src/research/"] },
  { place: "commands/", may: ["src/chat/", "src/desk/", "src/research/"] },
];

/** Packages that one place alone may import. */
const owners: readonly { readonly names: RegExp; readonly place: string }[] = [
  { names: /^minisearch$/, place: "src/research/search/" },
  { names: /^node:sqlite$/, place: "src/desk/" },
  { names: /^@slack\//, place: "src/adapters/slack/" },
  { names: /^discord(\.js|-api-types)/, place: "src/adapters/discord/" },
];

/** Places that main loads only when their tokens are set, so nobody imports them statically. */
const loadedLate = ["src/adapters/slack/", "src/adapters/discord/"];

/** Each import that breaks a rule, as a sentence. */
export const brokenRules = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap((source) => [
    ...importsOf(source).flatMap((specifier) => brokenBy(source.path, specifier)),
  ]);

interface Import {
  readonly specifier: string;
  readonly late: boolean;
}

function importsOf({ text }: Source): readonly Import[] {
  const bare = text.replace(/^\s*(\/\/|\*).*$/gm, "");
  const list = (pattern: RegExp, late: boolean) =>
    [...bare.matchAll(pattern)].map((match) => ({ specifier: match[1] ?? "", late }));
  return [
    ...list(/(?:^|;)\s*(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"']+)["']/gm, false),
    ...list(/^\s*import\s+["']([^"']+)["']/gm, false),
    ...list(/\bimport\(\s*["']([^"']+)["']/g, true),
  ];
}

function brokenBy(path: string, { specifier, late }: Import): readonly string[] {
  if (!specifier.startsWith(".")) {
    const owner = owners.find(({ names }) => names.test(specifier));
    return owner === undefined || path.startsWith(owner.place)
      ? []
      : [`${path} imports ${specifier}: only ${owner.place} may`];
  }
  const target = posix.join(posix.dirname(path), specifier);
  const from = places.find(({ place }) => path.startsWith(place));
  if (from === undefined) {
    return !late && loadedLate.some((place) => target.startsWith(place))
      ? [`${path} imports ${target} before its token is known to be set`]
      : [];
  }
  const allowed = [from.place, ...from.may].some((place) => target.startsWith(place));
  return allowed ? [] : [`${path} imports ${target}: ${from.place} may not`];
}
