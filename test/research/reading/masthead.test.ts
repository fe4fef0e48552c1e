import { expect, it } from "vitest";
import { readMasthead } from "../../../src/research/reading/masthead.ts";

it.each([
  ["Ferry aground at Havnby :: Transport :: RZK", "Ferry aground at Havnby", "RZK"],
  ["Ferry aground at Havnby | The Harbour Post", "Ferry aground at Havnby", "The Harbour Post"],
  ["The Harbour Post | Ferry aground at Havnby", "Ferry aground at Havnby", "The Harbour Post"],
  ["Ferry aground at Havnby | Politics", "Ferry aground at Havnby", undefined],
  ["Ferry aground at Havnby - The Harbour Times", "Ferry aground at Havnby", "The Harbour Times"],
  ["Ferry aground at Havnby – harbourpost.com", "Ferry aground at Havnby", "harbourpost.com"],
  ["Ferry aground, nobody hurt — Vik", "Ferry aground, nobody hurt — Vik", undefined],
  ["Ferry aground at Havnby - Lunn Radio", "Ferry aground at Havnby - Lunn Radio", undefined],
  ["FERRY AGROUND AT HAVNBY - NEWSPAPER", "FERRY AGROUND AT HAVNBY - NEWSPAPER", undefined],
  ["North-South ferry aground", "North-South ferry aground", undefined],
])("parts %s", (headline, title, outlet) => {
  const body = "The ferry ran aground, Lunn Radio said. Minister Vik was told.";
  expect(readMasthead(headline, body)).toEqual({ title, ...(outlet === undefined ? {} : { outlet }) });
});
