/** Numbers for things that come and go, from 1; the number of a thing whose last holder has gone is given to another. */
export interface Numbering<Thing> {
  /** The number of a thing, which has one holder more. */
  take(thing: Thing): number;
  /** One holder less; 0 is nobody's number. */
  release(number: number): void;
  /** The number of a thing that somebody has. */
  find(thing: Thing): number | undefined;
  /** One more than the highest number that was ever given; 1 before the first. */
  size(): number;
}

export function createNumbering<Thing>(): Numbering<Thing> {
  const numbers = new Map<Thing, number>();
  const things: (Thing | undefined)[] = [undefined];
  const holders: number[] = [0];
  const free: number[] = [];
  return {
    take(thing) {
      const number = numbers.get(thing) ?? free.pop() ?? things.length;
      numbers.set(thing, number);
      things[number] = thing;
      holders[number] = (holders[number] ?? 0) + 1;
      return number;
    },
    release(number) {
      const thing = things[number];
      if (thing === undefined) return;
      const left = (holders[number] ?? 0) - 1;
      holders[number] = left;
      if (left > 0) return;
      numbers.delete(thing);
      things[number] = undefined;
      free.push(number);
    },
    find: (thing) => numbers.get(thing),
    size: () => things.length,
  };
}
