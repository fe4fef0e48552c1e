import type { Day } from "../article.ts";
import type { Block } from "./paragraphs.ts";

/** What is known of an article beside its text: what a person, a page's metadata or a row's fields say. */
export interface Given {
  readonly title?: string;
  readonly outlet?: string;
  readonly published?: Day;
  readonly url?: string;
  readonly author?: string;
  readonly place?: string;
  /** A BCP 47 tag in its canonical form, like `en` or `pt-BR`. */
  readonly language?: string;
  /** A name for the article that stays when its file is renamed. */
  readonly id?: string;
}

/** One article, decoded but not yet understood. */
export interface Source {
  /** Its file's path inside the corpus folder with `/` between: the ground of last resort for the id. */
  readonly file: string;
  /** Becomes `Article.text` as it is. */
  readonly text: string;
  /** Of a page or a row. In a file of text the front matter says it. */
  readonly given?: Given;
  /** The text cut, where its format has done so. Else it is cut by the file's ending. */
  readonly blocks?: readonly Block[];
  /** Lines of a page that stand beside the article and so not in `text`. */
  readonly outside?: readonly string[];
}
