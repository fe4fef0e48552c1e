import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { allCommands } from "./all-commands.ts";
import { type Camera, openCamera } from "./camera.ts";
import { type Desk, openDesk } from "./desk.ts";
import { discordMessage, discordModal } from "./discord.ts";
import { escapeHtml, tag } from "./html.ts";
import { slackMessage, slackView } from "./slack.ts";

/**
 * Draws how the desk looks in Slack and Discord, from what it sends there: `npm run -s screens` those of the README, and
 * `npm run -s screens -- FOLDER` each command on both, side by side.
 */
const [folder] = process.argv.slice(2);
const camera = await openCamera();
const desk = await openDesk();
try {
  if (folder === undefined) await takeReadme(desk, camera);
  else await takeAll(desk, camera, folder);
} finally {
  await Promise.all([camera.close(), desk.stop()]);
}

async function takeReadme({ slack, discord }: Desk, camera: Camera): Promise<void> {
  const take = (name: string, html: string) =>
    camera.take(new URL(`${name}.png`, import.meta.url).pathname, [html]);
  const question = 'dialogue by:"Jens Stoltenberg" after:2018';
  const found = await slack.slash({ command: "/quote", text: question, user: "alice", channel: "general" });
  await take("slack-find", typed(`/quote ${question}`) + slackMessage(found.message.blocks, false));
  const context = await slack.click(found.message, /Context/);
  await take("slack-context", slackMessage(context.message.blocks, false));
  await slack.click(found.message, /Save/);
  await slack.slash({
    command: "/quote",
    text: "watch dialogue by:Stoltenberg set:yes",
    user: "alice",
    channel: "general",
  });
  const form = await slack.slash({ command: "/quote", text: "", user: "alice", channel: "general" });
  await take("slack-form", slackView(form.view));
  const home = await slack.openHome({ user: "alice" });
  await take("slack-home", slackView(home.view));
  const options = { query: "dialogue", by: "Jens Stoltenberg", after: "2018" };
  const same = await discord.command("quote find", { options });
  await take(
    "discord-find",
    tag(
      "div",
      typed("/quote find query: dialogue by: Jens Stoltenberg after: 2018") + discordMessage(same.message),
      'class="discord"',
    ),
  );
  const beside = await discord.click(same.message, /Context/);
  await take("discord-context", tag("div", discordMessage(beside.message), 'class="discord"'));
  const refine = await discord.click(same.message, /Refine/);
  await take("discord-form", tag("div", discordModal(refine.modal), 'class="discord"'));
}

async function takeAll(desk: Desk, camera: Camera, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const { name, line, slack, discord } of await allCommands(desk)) {
    await camera.take(join(folder, `${name}.png`), [
      typed(line) + slackMessage(slack, true),
      tag("div", typed(line) + discord.map(discordMessage).join("<hr>"), 'class="discord"'),
    ]);
  }
}

function typed(line: string): string {
  return tag("p", escapeHtml(line), 'class="typed"');
}
