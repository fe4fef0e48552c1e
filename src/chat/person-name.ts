/**
 * A person's name as their platform gives it, in one line and without the marks that would turn the direction of our own words around it
 * (https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters); `otherwise` where nothing is left.
 */
export const personName = (name: string, otherwise: string): string =>
  name
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim() || otherwise;
