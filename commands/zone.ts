import { paragraph } from "../src/chat/card.ts";
import { defineCommand } from "../src/chat/command.ts";
import { foot } from "../src/chat/views/foot.ts";

export default defineCommand({
  description: "Your time zone, for days in a question and times that you set",
  changes: ({ zone }) => zone !== undefined,
  examples: () => ["zone", "zone Europe/Brussels"],
  options: { zone: { kind: "zone", description: "A city, like Europe/Brussels", bare: true } },
  does({ zone }, { call, now }) {
    const shown = zone ?? call.asker.zone;
    return `Days in your questions, and the times of watches and digests that you set, are read in ${shown}, where it is ${clock(now().toZonedDateTimeISO(shown))}. Now they are read in ${call.asker.zone}.`;
  },
  run({ zone }, context) {
    const { records, call } = context;
    const { asker, where } = call;
    const before = records.zones.of(where.surface, asker.id);
    if (zone !== undefined) records.zones.set(where.surface, asker.id, zone);
    const shown = zone ?? asker.zone;
    const time = context.now().toZonedDateTimeISO(shown);
    const ground = zone === undefined && before === undefined ? grounds[where.surface] : "as you said";
    const sentence = `Your time zone is ${shown}, ${ground}: it is ${clock(time)} there.`;
    return {
      outcome: "answered",
      summary: sentence,
      blocks: [
        paragraph(sentence, "heading"),
        paragraph(
          zone === undefined
            ? "Another one: zone and a city, like zone America/New_York."
            : `Days in your questions are read in it from now on, and so are the times of watches and digests that you set. What is set already stays as it is. ${holds[where.surface]}`,
        ),
        foot(context, []),
      ],
      data: { zone: shown, own: zone !== undefined || before !== undefined },
    };
  },
});

/** Whose word it is where the asker said nothing. */
const grounds = {
  slack: "as Slack tells it",
  discord: "the desk's own: Discord does not tell yours",
  terminal: "the desk's own",
  web: "the desk's own",
} as const;

/** Nobody is known to be the same person elsewhere. */
const holds = {
  slack: "It holds for you in Slack; elsewhere say it there too.",
  discord: "It holds for you in Discord; elsewhere say it there too.",
  terminal: "It holds at this prompt; on the page and in the chats say it there too.",
  web: "It holds for everyone on this page; at the prompt and in the chats say it there too.",
} as const;

const clock = (time: Temporal.ZonedDateTime): string =>
  time.toLocaleString("en-GB", { weekday: "long", hour: "2-digit", minute: "2-digit" });
