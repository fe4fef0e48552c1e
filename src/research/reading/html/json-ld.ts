/** A node of JSON-LD, as far as it is an object. */
export type Node = Readonly<Record<string, unknown>>;

/** Pages state themselves in a few kilobytes. UTF-16 code units. */
const longestScript = 500_000;
const mostNodes = 2000;

/** The article that a page says it is, with what it refers to by `@id`; `isThis` tells it from others on the page. */
export interface LinkedArticle {
  readonly article: Node;
  /** What an `@id` stands for; anything else as it is. */
  resolve(value: unknown): unknown;
}

/**
 * The article in a page's JSON-LD scripts (schema.org): by itself, in an array or in `@graph`. Of several, the one whose
 * address is the page's, else the first that names none. One of another address is another story, as is one that the page
 * lists, mentions or belongs to. A script that is broken is passed over. `isThis` is left out for a page of no address.
 */
export function articleIn(
  scripts: Iterable<string>,
  isThis?: (address: string) => boolean,
): LinkedArticle | undefined {
  const nodes: Node[] = [];
  const others = new Set<Node>();
  for (const script of scripts) collect(parsed(script), nodes, others);
  const articles = nodes.filter(
    (node) => !others.has(node) && typesOf(node).some((type) => articleType.test(type)),
  );
  const article =
    articles.find((node) => addressesOf(node).some((address) => isThis?.(address))) ??
    articles.find((node) => isThis === undefined || addressesOf(node).length === 0);
  if (article === undefined) return undefined;
  const byId = new Map<unknown, Node>();
  // The fullest wins: others only refer to it.
  for (const node of nodes) {
    const known = byId.get(node["@id"]);
    if (!known || Object.keys(node).length > Object.keys(known).length) byId.set(node["@id"], node);
  }
  return {
    article,
    resolve: (value) =>
      isNode(value) && typeof value["@id"] === "string" ? (byId.get(value["@id"]) ?? value) : value,
  };
}

/** The addresses of a node, by itself or as the page whose main entity it is; "#article" and "True" are none. */
export const addressesOf = ({ url, mainEntityOfPage }: Node): readonly string[] =>
  [url, isNode(mainEntityOfPage) ? mainEntityOfPage["@id"] : mainEntityOfPage].filter(
    (address): address is string => typeof address === "string" && /^(?:https?:\/)?\//iu.test(address),
  );

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const articleType = /(?:Article|BlogPosting|Report)$/u;

const typesOf = (node: Node): readonly string[] =>
  [node["@type"]].flat().filter((type) => typeof type === "string");

function parsed(script: string): unknown {
  if (script.length > longestScript) return undefined;
  try {
    return JSON.parse(script);
  } catch {
    return undefined;
  }
}

/** What leads from a page or its story to other stories. */
const leadsAway = new Set(
  "itemListElement hasPart mentions relatedLink isPartOf isBasedOn citation significantLink".split(" "),
);

/** Every object that has a type or an id, from the outside in; those that others lead away to are noted as `others`. */
function collect(value: unknown, nodes: Node[], others: Set<Node>, isOther = false, depth = 0): void {
  if (depth > 8 || nodes.length >= mostNodes) return;
  if (Array.isArray(value)) for (const one of value) collect(one, nodes, others, isOther, depth + 1);
  else if (isNode(value)) {
    if ("@type" in value || "@id" in value) nodes.push(value);
    if (isOther) others.add(value);
    const isList = typesOf(value).includes("ItemList");
    for (const [name, inner] of Object.entries(value)) {
      collect(inner, nodes, others, isOther || isList || leadsAway.has(name), depth + 1);
    }
  }
}
