/** A headline apart from the site's name that page titles carry. */
export interface Masthead {
  readonly title: string;
  readonly outlet?: string;
}

/** Marks that part a page's title from section and site, and are no part of a sentence. */
const strong = / (?:::|\||»|•|·|‹|›) /u;
/** Dashes part sentences as well, so behind them a name must show that it is a newspaper's. */
const weak = /^(?<title>.{10,}) (?:-|–|—) (?<name>[^-–—]{2,50})$/u;

/** Words that newspapers, agencies and stations are called by. */
const mastheadWord =
  /\b(?:times|post|news|herald|tribune|journal|gazette|guardian|observer|chronicle|daily|weekly|telegraph|courier|dispatch|examiner|sentinel|inquirer|independent|standard|mirror|press|agency|magazine|review|radio|television|tv|broadcasting|newspaper|newswire|wire|online)\b|\.(?:com|org|net|info|news)$/iu;

/** Sections stand where a site's name may stand. */
const sections =
  /^(?:home|news|latest|world|europe|africa|asia|americas?|middle east|politics|policy|opinion|comment|analysis|business|economy|markets|finance|science|health|tech|technology|culture|arts|sport|sports|lifestyle|travel|local|national|international|society|education|environment|climate|video)$/iu;

/**
 * The title without the site's name; the outlet only where what is cut off can be one. Behind a dash it must be
 * called as outlets are, in a line whose small letters make its capitals mean something, and be no source of
 * the story: "Bridge closed - Example Radio" over a story that says "Example Radio said".
 */
export function readMasthead(headline: string, body: string): Masthead {
  const parts = headline.split(strong).map((part) => part.trim());
  if (parts.length > 1) return fromParts(parts);
  const { title, name } = weak.exec(headline)?.groups ?? {};
  if (!title || !name || !isName(name) || !mastheadWord.test(name)) return { title: headline };
  if (headline === headline.toUpperCase() || body.includes(name.trim())) return { title: headline };
  return { title: title.trim(), outlet: name.trim() };
}

function fromParts(parts: readonly string[]): Masthead {
  const title = parts.reduce((longest, part) => (part.length > longest.length ? part : longest));
  // The site stands at the end of the line or, seldom, at its beginning.
  const outlet = [parts.at(-1), parts[0]].find(
    (part) => part !== undefined && part !== title && isName(part) && !sections.test(part),
  );
  return outlet === undefined ? { title } : { title, outlet };
}

/** Few words, the first and the last of them capitals or digits at their head. */
function isName(words: string): boolean {
  const all = words.split(/\s+/u);
  return (
    all.length <= 5 &&
    [all[0], all.at(-1)].every((word) => /^(?:[\p{Lu}\d]|[\p{L}\d-]+\.\p{Ll}{2,})/u.test(word ?? ""))
  );
}
