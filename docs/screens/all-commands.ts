import type { Desk } from "./desk.ts";
import type { Part } from "./html.ts";

/** A line, and what each platform showed for it: all of Slack's blocks, and Discord's messages. */
interface Answered {
  readonly name: string;
  readonly line: string;
  readonly slack: readonly Part[];
  readonly discord: readonly Part[];
}

const id = "q:h7nolhz7";

const lines = {
  find: "find dialogue",
  "find-nothing": "find dialouge by:Merkel",
  slip: "soruces",
  articles: "articles dialogue",
  context: `context ${id}`,
  who: "who dialogue",
  timeline: "timeline dialogue",
  compare: `compare ${id}`,
  verify: "verify “lines of communications to avoid incidents” by:Stoltenberg",
  cite: `cite ${id}`,
  save: `save ${id} board:Profile note:"for the profile"`,
  saved: "saved",
  "saved-board": "saved Profile",
  "watch-asked": "watch dialogue by:Stoltenberg",
  watch: "watch dialogue by:Stoltenberg set:yes",
  watches: "watches",
  digest: "digest",
  "digest-set": "digest set 08:30 days:weekdays",
  "digest-preview": "digest preview",
  zone: "zone Europe/Brussels",
  status: "status",
  help: "help",
  "help-query": "help query",
  "help-desk": "help desk",
  sources: "sources",
  export: "export dialogue as:csv",
  share: `share ${id}`,
  home: "home",
  unsave: `unsave ${id}`,
};

/** Asks every line on both platforms, one after the other: on Slack with the command, on Discord by a mention. */
export async function allCommands({ slack, discord }: Desk): Promise<readonly Answered[]> {
  const answered: Answered[] = [];
  for (const [name, line] of Object.entries(lines)) {
    const onSlack = await slack.slash({ command: "/quote", text: line, user: "carol", channel: "general" });
    const onDiscord = await discord.say({ text: line, dm: true });
    answered.push({
      name,
      line,
      slack: onSlack.messages.flatMap(
        ({ blocks, text }: Part) => blocks ?? [{ type: "section", text: { text } }],
      ),
      discord: onDiscord.messages,
    });
  }
  return answered;
}
