// What the tests use of libraries that bring no types.

declare module "@citation-js/core" {
  export interface CslName {
    readonly literal?: string;
    readonly family?: string;
    readonly given?: string;
  }
  export interface CslItem {
    readonly id: string;
    readonly type: string;
    readonly title?: string;
    readonly author?: readonly CslName[];
    readonly "container-title"?: string;
    readonly issued?: { readonly "date-parts"?: readonly (readonly number[])[]; readonly literal?: string };
    readonly URL?: string;
    readonly note?: string;
    readonly annote?: string;
    readonly reporter?: string;
    readonly source?: string;
  }
  export class Cite {
    constructor(data: string, options?: { readonly forceType: string });
    readonly data: readonly CslItem[];
  }
}
declare module "@citation-js/plugin-bibtex" {}
declare module "@citation-js/plugin-ris" {}
declare module "commonmark" {
  export class Parser {
    parse(source: string): unknown;
  }
  export class HtmlRenderer {
    render(parsed: unknown): string;
  }
}
