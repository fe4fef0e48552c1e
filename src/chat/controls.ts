/** A character that must not be obeyed, by its number, as `less` shows it: <U+202E>. */
export const numberOf = (control: string): string =>
  `<U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>`;
