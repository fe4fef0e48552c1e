import { paragraph } from "../src/chat/card.ts";
import { defineCommand } from "../src/chat/command.ts";
import { buttonRow, counted, foot } from "../src/chat/views/foot.ts";
import { nameFor, nameOption, toOption, watchCalled, wordOf } from "../src/chat/views/watch.ts";
import { toldText } from "../src/chat/views/watch-state.ts";
import { dayIn } from "../src/chat/zone.ts";
import { unsubscribe } from "../src/desk/keep-subscribed.ts";
import { parseQuery } from "../src/research/search/parse-query.ts";

export default defineCommand({
  description: "End a watch",
  changes: true,
  manages: ({ name, to }, context) => !watchCalled(name, to, context).to.isPerson,
  examples: () => [],
  options: { name: { ...nameOption, required: true }, to: toOption },
  does({ name, to }, context) {
    const watch = watchCalled(name, to, context);
    return `It ends the watch “${watch.name}” (${watch.query}), which ${toldText(watch, context)}.`;
  },
  run({ name, to }, context) {
    const { records } = context;
    const watch = watchCalled(name, to, context);
    const found = records.watches.countOf(watch.id);
    records.watches.remove(watch.id);
    unsubscribe(records, watch.to);
    const done = `“${watch.name}” is watched no more`;
    const { query } = parseQuery(watch.query, dayIn(watch.zone, context.now()));
    return {
      outcome: "answered",
      summary: done,
      blocks: [
        paragraph(done, "heading"),
        paragraph(
          found === 0
            ? "It had found nothing."
            : `It had found ${counted(found, "quotation")}; they stay where they were posted.`,
        ),
        foot(context, []),
        ...buttonRow([
          {
            label: "Watch it again",
            line: context.lineFor("watch", {
              query,
              name: watch.name === nameFor(query) ? undefined : watch.name,
              every: watch.every,
              to: wordOf(watch.to),
              set: "yes",
            }),
          },
          { label: "All watches", line: context.lineFor("watches", {}) },
        ]),
      ],
      data: { name: watch.name, found },
    };
  },
});
