import { beforeAll, describe, expect, it } from "vitest";
import { quotationAt } from "../../../src/adapters/slack/unfurling.ts";
import type { TestDesk } from "../../desk-on.ts";
import { loadWire, wireMissing } from "../../wire.ts";
import { madeUpDesk, openDesk, textIn } from "./desk.ts";
import { type Loose, why } from "./opened.ts";

const publicUrl = "https://desk.example.org/verbatim";

/** The address of a quotation's page. */
const page = (id: string): string => `${publicUrl}/q/${id.slice("q:".length)}`;

describe("a link to the desk's own page", () => {
  it.each([
    ["https://desk.example.org/verbatim/q/abcd2345", "q:abcd2345"],
    ["https://desk.example.org/verbatim/q/abcd2345/?from=mail#top", "q:abcd2345"],
    ["https://DESK.example.org:443/verbatim/q/abcd2345", "q:abcd2345"],
    ["http://desk.example.org/verbatim/q/abcd2345", undefined],
    ["https://desk.example.org:8443/verbatim/q/abcd2345", undefined],
    ["https://desk.example.org.evil.example/verbatim/q/abcd2345", undefined],
    ["https://desk.example.org@evil.example/verbatim/q/abcd2345", undefined],
    ["https://mara:secret@desk.example.org/verbatim/q/abcd2345", undefined],
    ["https://desk.example.org/q/abcd2345", undefined],
    ["https://desk.example.org/verbatim/article/abcd2345", undefined],
    ["https://desk.example.org/verbatim/q/abcd2345/more", undefined],
    ["https://desk.example.org/verbatim/q/abcd%20paragraphs:9", undefined],
    ["https://desk.example.org/verbatim/q/", undefined],
    ["no address", undefined],
  ])("is told from others: %s", (link, id) => {
    expect(quotationAt(link, publicUrl)).toBe(id);
    expect(quotationAt(link, undefined)).toBeUndefined();
  });
});

describe.skipIf(wireMissing !== undefined)(`Links in Slack${why}`, () => {
  let desk: TestDesk;
  let validate: Loose;
  beforeAll(async () => {
    desk = await madeUpDesk();
    validate = (await loadWire()).slackValidate.validateBlocks;
  });

  const idsOf = async (line: string, pages = 1): Promise<readonly string[]> => {
    const cards = await Promise.all(
      Array.from({ length: pages }, (_, i) => desk.ask(`${line} page:${i + 1}`)),
    );
    return [...new Set(JSON.stringify(cards).match(/q:[a-z0-9]{8}/g))];
  };

  /** Somebody posts links in a channel. */
  async function post(slack: Loose, urls: readonly string[], more: Loose = {}) {
    const [user, channel] = [slack.user("bob").id, slack.channel("general").id];
    const message = slack._userMessage(slack.channel("general"), slack.user("bob"), urls.join(" "));
    const links = urls.map((url) => ({ url, domain: "desk.example.org" }));
    const event = { type: "link_shared", user, channel, message_ts: message.ts, links, ...more };
    await slack.event(event, { user, channel, expect: "nothing" });
    return { ts: message.ts, channel, calls: slack.callsTo("chat.unfurl").map(({ body }: Loose) => body) };
  }

  it("show the quotation below them, as plain words, whatever it holds", async () => {
    const { slack, calls } = await openDesk(desk, {}, { publicUrl });
    const ids = await idsOf("find by:Brandvik", 2);
    const urls = ids.slice(-3).map(page);
    const {
      calls: [sent],
      ts,
      channel,
    } = await post(slack, urls);
    expect(sent).toMatchObject({ channel, ts });
    expect(Object.keys(sent.unfurls)).toEqual(urls);
    for (const url of urls) {
      const { blocks } = sent.unfurls[url];
      expect(blocks.map(({ type }: Loose) => type)).toEqual(["section", "context"]);
      expect(validate(blocks).out).toEqual([]);
      const texts = [blocks[0].text, ...blocks[1].elements];
      expect(texts.map(({ type }: Loose) => type)).toEqual(texts.map(() => "plain_text"));
      expect(blocks[1].elements[0].text).toBe("Olaf Brandvik");
      expect(textIn(blocks)).toContain("_Square_ <Post> & `Sons` · 1 May 2026");
      expect(textIn(blocks)).toContain("<b>Market</b> _square_");
    }
    const words = textIn(Object.values(sent.unfurls));
    expect(words).toContain("“Right to left");
    expect(words).toMatch(/item \d+ is .{0,40} …”/);
    expect(calls[0]).toMatchObject({ onlyReads: true, where: { channel } });
    slack.assertClean();
  });

  it("while they are still written are named as Slack names them", async () => {
    const { slack } = await openDesk(desk, {}, { publicUrl });
    const [id = ""] = await idsOf("find tide");
    const named = { unfurl_id: "C0.1.a", source: "composer", channel: "COMPOSER" };
    const { calls } = await post(slack, [page(id)], named);
    expect(calls).toMatchObject([{ unfurl_id: "C0.1.a", source: "composer" }]);
    expect(calls[0].channel).toBeUndefined();
    slack.assertClean();
  });

  it("show no more than three, and nothing for what is not ours or not there", async () => {
    const { slack, lines } = await openDesk(desk, {}, { publicUrl });
    const ids = await idsOf("find", 2);
    expect(ids.length).toBeGreaterThan(3);
    const many = await post(slack, ids.map(page));
    expect(Object.keys(many.calls[0].unfurls)).toHaveLength(3);
    expect(lines()).toHaveLength(3);
    await post(slack, ["https://evil.example/q/abcd2345", `${publicUrl}/article/abcd2345`]);
    expect(lines()).toHaveLength(3);
    const none = await post(slack, [page("q:zzzzzzzz")]);
    expect(lines()).toHaveLength(4);
    expect(none.calls).toHaveLength(1);
    slack.assertClean();
  });

  it("are left alone where nobody is served, and without a page", async () => {
    const [id = ""] = await idsOf("find tide");
    const other = await openDesk(desk, {}, { publicUrl, served: { channels: ["C0OTHER"] } });
    expect((await post(other.slack, [page(id)])).calls).toEqual([]);
    const pageless = await openDesk(desk);
    expect((await post(pageless.slack, [page(id)])).calls).toEqual([]);
    expect([...other.lines(), ...pageless.lines()]).toEqual([]);
  });

  it("cost nothing but a line in the log where Slack does not take it", async () => {
    const { slack, log } = await openDesk(desk, {}, { publicUrl });
    const [id = ""] = await idsOf("find tide");
    slack.fault({ match: "chat.unfurl", error: "cannot_unfurl_url" });
    await post(slack, [page(id)]);
    expect(log).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining("cannot_unfurl_url"),
      expect.anything(),
    );
    slack.assertClean();
  });
});
