import { createHash } from "node:crypto";
import type { APIContainerComponent } from "discord.js";

/**
 * A post's key as the ids of two components. The nonce that keeps a second message away is forgotten after minutes, and a
 * channel's history does not have it; a message's own components keep the ids that they were given, and people do not see
 * them (https://docs.discord.com/developers/components/reference#anatomy-of-a-component). Together they have 60 bits.
 */
const idsOf = (key: string): readonly [number, number] => {
  const hash = createHash("sha256").update(key).digest();
  // Positive 32-bit integers, and far from the small ones that Discord gives the other components.
  const first = 2 ** 30 + (hash.readUInt32BE(0) >>> 2);
  const second = 2 ** 30 + (hash.readUInt32BE(4) >>> 2);
  return [first, second === first ? first - 1 : second];
};

/** The container, and in it the first component, with the ids of a key. */
export function marked(container: APIContainerComponent, key: string): APIContainerComponent {
  const [outer, inner] = idsOf(key);
  const [first, ...others] = container.components;
  return {
    ...container,
    id: outer,
    components: first === undefined ? [] : [{ ...first, id: inner }, ...others],
  };
}

/** Whether these are the components of the post of a key, as a channel's history gives them. */
export function isMarked(components: unknown, key: string): boolean {
  const [outer, inner] = idsOf(key);
  const container = firstOf(components);
  return idOf(container) === outer && idOf(firstOf(partsOf(container))) === inner;
}

const firstOf = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined);

const idOf = (component: unknown): unknown =>
  typeof component === "object" && component !== null && "id" in component ? component.id : undefined;

const partsOf = (component: unknown): unknown =>
  typeof component === "object" && component !== null && "components" in component
    ? component.components
    : undefined;
