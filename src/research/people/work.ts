import type { Office } from "./office.ts";

/**
 * The fields of work that roles belong to, each once. Only roles that stand for hardly any other work are known: a
 * president may be a country's or a club's.
 */
export const fieldsOf = (offices: readonly Office[]): readonly string[] => [
  ...new Set(offices.flatMap(({ key }) => key.split(" ").flatMap((word) => fields.get(word) ?? []))),
];

const fields = new Map(
  `
politics minister senator congressman congresswoman mayor lawmaker legislator politician mp mep councillor councilman councilwoman alderman diplomat ambassador
sport striker athlete goalkeeper midfielder coach player champion
arts actor actress singer musician novelist poet artist
medicine nurse midwife paramedic physician surgeon dentist doctor veterinarian
church bishop archbishop cardinal pastor priest rabbi imam
police policeman policewoman detective sheriff firefighter
crafts plumber electrician welder docker trucker janitor farmer gardener driver sailor deckhand
youth student boy girl teen teenager
natural-science chemist physicist mathematician
`
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [field = "", ...roles] = line.split(" ");
      return roles.map((role) => [role, field] as const);
    }),
);
