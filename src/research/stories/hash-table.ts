/** Numbers by well-mixed hashes of 32 bits: 8 bytes a place, where a `Map` takes some 40. */
export interface HashTable {
  /** 0 where there is none. */
  get(hash: number): number;
  /** A number that is not 0. */
  set(hash: number, value: number): void;
  remove(hash: number): void;
  /** All that it holds, as it is at the call: hashes, and the numbers beside them. */
  entries(): { readonly hashes: Uint32Array; readonly values: Int32Array };
}

/** Open addressing with linear probing (Knuth, The Art of Computer Programming 3, 6.4, algorithms L and R). */
export function createHashTable(expected = 0): HashTable {
  let size = 1024;
  while (size * fullest < expected) size *= 2;
  let hashes = new Uint32Array(size);
  let values = new Int32Array(size);
  let count = 0;

  // The last two bits are alike in all hashes that are asked for.
  const homeOf = (hash: number) => (hash >>> 2) & (size - 1);

  /** Where the hash stands, or where it would. */
  function placeOf(hash: number): number {
    let at = homeOf(hash);
    while (values[at] !== 0 && hashes[at] !== hash) at = (at + 1) & (size - 1);
    return at;
  }

  function put(hash: number, value: number): void {
    const at = placeOf(hash);
    hashes[at] = hash;
    values[at] = value;
  }

  function resize(wanted: number): void {
    const [before, numbers] = [hashes, values];
    size = wanted;
    hashes = new Uint32Array(size);
    values = new Int32Array(size);
    numbers.forEach((value, at) => {
      if (value !== 0) put(before[at] ?? 0, value);
    });
  }

  return {
    get: (hash) => values[placeOf(hash)] ?? 0,
    set(hash, value) {
      const at = placeOf(hash);
      const isNew = values[at] === 0;
      hashes[at] = hash;
      values[at] = value;
      if (isNew && ++count > size * fullest) resize(size * 2);
    },
    remove(hash) {
      let hole = placeOf(hash);
      if (values[hole] === 0) return;
      count--;
      values[hole] = 0;
      // Whatever was put behind it for want of this place moves up.
      for (let at = (hole + 1) & (size - 1); values[at] !== 0; at = (at + 1) & (size - 1)) {
        const home = homeOf(hashes[at] ?? 0);
        if (((at - home) & (size - 1)) < ((at - hole) & (size - 1))) continue;
        hashes[hole] = hashes[at] ?? 0;
        values[hole] = values[at] ?? 0;
        values[at] = 0;
        hole = at;
      }
      if (size > 1024 && count < size * emptiest) resize(size / 2);
    },
    entries() {
      const all = { hashes: new Uint32Array(count), values: new Int32Array(count) };
      let used = 0;
      values.forEach((value, at) => {
        if (value === 0) return;
        all.hashes[used] = hashes[at] ?? 0;
        all.values[used++] = value;
      });
      return all;
    },
  };
}

/** Shares of the places that are taken. */
const [fullest, emptiest] = [0.6, 0.15];
