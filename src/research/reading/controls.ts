import { foldedWords } from "../fold.ts";

/** What buttons, boxes and headings of a page say when they stand on a line alone. Folded words. */
const controls = new Set(
  `advertisement|advertising|sponsored|sponsored content|promoted content|continue|continue reading|read more|read on|more|
  read also|see also|read next|related|related articles|related news|related stories|related topics|related links|more news|
  more on this story|more stories|most read|most popular|trending|recommended|recommended for you|share|share this|
  share this article|share this story|share on facebook|share on twitter|tweet|print|email|e mail|copy link|save|comment|
  comments|leave a reply|leave a comment|post comment|post a comment|add a comment|no comments|reply|cancel reply|view comments|
  show comments|subscribe|subscribe now|sign up|sign in|log in|register|load more|show more|view all|back to top|
  follow us|newsletter|accept|accept all|accept cookies|accept all cookies|reject all|menu|search|home|close|
  play video|watch|watch live|listen|gallery|photos|video|tags|all rights reserved|terms of use|privacy policy|
  cookie policy|contact us|about us|download the app`
    .split("|")
    .map((words) => words.trim()),
);

/** Sentences of forms and notices that sites share word for word, folded; a line that begins so is one of them. */
const notices = [
  "your email address will not be published",
  "required fields are marked",
  "save my name email and website in this browser",
  "notify me of follow up comments",
  "this site uses cookies",
  "we use cookies",
  "by continuing to use this site",
  "by clicking subscribe",
  "by signing up you agree",
  "please enable javascript",
  "you have reached your limit of free articles",
  "all rights reserved",
];

/** Buttons, comment forms, share bars and notices. */
export function isForm(line: string): boolean {
  if (line.length > 250) return false;
  const words = foldedWords(line).join(" ");
  return (
    controls.has(words) ||
    notices.some((notice) => words.startsWith(notice)) ||
    isBreadcrumb(line) ||
    isCopyright(line)
  );
}

/** "Read also: …": a link to another story, told by what stands before the colon. */
export const isLabelledLink = (line: string): boolean =>
  line.length <= 250 &&
  /^(?:read(?: also| more| next)?|see also|also read|related(?: (?:article|story|news|stories))?|more on this(?: story)?|watch(?: also)?|recommended|don['’]t miss) ?[:|»›→>]/iu.test(
    line,
  );

/** "Home > World > Europe". */
const isBreadcrumb = (line: string): boolean => /^(?:home|front page|main) ?[>»›/|]/iu.test(line);

const isCopyright = (line: string): boolean =>
  /^(?:copyright )?(?:©|\(c\)) ?(?:\p{Lu}|\d{4})|^copyright \d{4}/iu.test(line);
