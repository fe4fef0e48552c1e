/** A language as pages and rows name it (`en_GB`, `EN-us`) as a BCP 47 tag; nothing when it is none, or says "undetermined". */
export function languageTag(written: string | undefined): string | undefined {
  const tag = written?.trim().replaceAll("_", "-");
  if (tag === undefined || !/^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/iu.test(tag) || /^und\b/iu.test(tag))
    return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
