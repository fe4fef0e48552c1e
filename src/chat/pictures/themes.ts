import { fitted } from "./text-width.ts";

/** For whom a picture is drawn: its colours, and what its letters are drawn with. */
export interface Theme {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly rule: string;
  /** Of all together, and of one speaker each. */
  readonly whole: string;
  readonly one: string;
  /** A text as it can be drawn; undefined where it cannot. */
  readonly drawable: (text: string) => string | undefined;
  readonly fit: (text: string, size: number, room: number) => string;
  /** How much room what is so wide takes, in the reader's font. */
  readonly room: (width: number) => number;
}

/** In one line, and without what turns the direction of others or is not seen. */
const shown = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();

/** The reader's own font may be wider than the one that is measured: DejaVu Sans in bold, the widest in common use, is by so much. */
const wider = 1.33;

const onPage = {
  drawable: (text: string) => shown(text) || undefined,
  fit: (text: string, size: number, room: number) => fitted(text, size, room / wider),
  room: (width: number) => width * wider,
};

/** The colours of the page (`style.css`). */
const light = {
  paper: "#fbfaf6",
  ink: "#1f1c18",
  quiet: "#6b6459",
  rule: "#ddd7ca",
  whole: "#7c1d1d",
  one: "#3d5f7a",
};

/** What Source Sans 3 surely has: the letters of Latin, Greek and Cyrillic alphabets in use, and common signs. */
const shipped =
  /^[\u0020-\u007E\u00A0-\u017F\u0218-\u021B\u0386-\u038A\u038C\u038E-\u03A1\u03A3-\u03CE\u1F00-\u1F15\u0400-\u045F\u0490\u0491\u1EA0-\u1EF9\u2010-\u2015\u2018-\u201E\u2020-\u2022\u2026\u2039\u203A\u20AC]+$/;

/** Light and dark on the page, with the reader's fonts; for chats on paper of its own, with the font that is shipped. */
export const themes = {
  light: { ...light, ...onPage },
  dark: {
    ...onPage,
    paper: "#171613",
    ink: "#e9e4da",
    quiet: "#a19a8c",
    rule: "#38342d",
    whole: "#e59a8c",
    one: "#8fb6d3",
  },
  chat: {
    ...light,
    drawable: (text: string) => {
      const line = shown(text);
      return shipped.test(line) ? line : undefined;
    },
    fit: fitted,
    room: (width: number) => width,
  },
} as const satisfies Readonly<Record<string, Theme>>;
