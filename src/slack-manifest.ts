import type { Answer } from "./ask.ts";
import { type Config, ConfigError, environment, readConfig } from "./config.ts";

/**
 * The Slack app's manifest for this desk's settings: YAML, or JSON with `--json`. `--socket` asks for Socket Mode before there
 * is an app token to tell it by.
 */
export async function slackManifest(
  args: readonly string[],
  { publicUrl, appToken }: { readonly publicUrl?: string; readonly appToken?: string },
): Promise<Answer> {
  const unknown = args.find((arg) => !["--json", "--socket"].includes(arg));
  if (unknown !== undefined) {
    return {
      stdout: "",
      stderr: "It takes --json and --socket, like: npm run -s slack-manifest -- --json\n",
      code: 2,
    };
  }
  const { features } = await import("./adapters/slack/features.ts");
  const { isSocketMode, manifestOf, manifestText } = await import("./adapters/slack/manifest.ts");
  const settings = {
    ...(publicUrl !== undefined && { publicUrl }),
    isSocketMode: args.includes("--socket") || isSocketMode(publicUrl, appToken),
  };
  const way = settings.isSocketMode
    ? "The desk calls Slack (Socket Mode), which takes SLACK_APP_TOKEN."
    : `Slack calls ${publicUrl}, which takes SLACK_SIGNING_SECRET; with --socket the desk calls Slack.`;
  const stdout = args.includes("--json")
    ? `${JSON.stringify(manifestOf(features, settings), undefined, 2)}\n`
    : `# ${way}\n${manifestText(features, settings)}`;
  return { stdout, stderr: "", code: 0 };
}

const settingsOf = ({ publicUrl }: Config, appToken: string | undefined) => ({
  ...(publicUrl !== undefined && { publicUrl }),
  ...(appToken !== undefined && appToken.trim() !== "" && { appToken }),
});

if (import.meta.main) {
  try {
    const env = environment();
    const answer = await slackManifest(
      process.argv.slice(2),
      settingsOf(readConfig(env), env.SLACK_APP_TOKEN),
    );
    process.stdout.write(answer.stdout);
    process.stderr.write(answer.stderr);
    process.exitCode = answer.code;
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    process.stderr.write(`${cause.message}\n`);
    process.exitCode = 1;
  }
}
