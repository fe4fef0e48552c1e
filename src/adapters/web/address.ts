/** Where a link may lead: a web address, or a path of this page. Absent for anything else (`javascript:`, `data:`). */
export function safeAddress(href: string): string | undefined {
  if (/^\/(?![/\\])/.test(href)) return href;
  const url = URL.parse(href);
  return url?.protocol === "https:" || url?.protocol === "http:" ? url.href : undefined;
}

/** The address that answers a line. */
export const addressOfLine = (line: string): string => `/?${new URLSearchParams({ line })}`;
