const sizes = new Intl.NumberFormat("en", {
  notation: "compact",
  style: "unit",
  unit: "byte",
  unitDisplay: "long",
});

/** How large a file is, as a reader is told: "256 bytes", "12K bytes". */
export const fileSize = (bytes: Uint8Array): string => sizes.format(bytes.length);
