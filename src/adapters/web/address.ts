import { webAddress } from "../../chat/web-address.ts";

/** Where a link may lead: a web address, or a path of this page. Absent for anything else (`javascript:`, `data:`). */
export const safeAddress = (href: string): string | undefined =>
  /^\/(?![/\\])/.test(href) ? href : webAddress(href);

/** The address that answers a line. */
export const addressOfLine = (line: string): string => `/?${new URLSearchParams({ line })}`;

/** The address that has a line in the box, to be changed before it is asked. */
export const addressOfEdit = (carried: string): string => `/?${new URLSearchParams({ edit: carried })}`;
