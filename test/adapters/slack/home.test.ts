import { beforeEach, describe, expect, it } from "vitest";
import type { TestDesk } from "../../desk-on.ts";
import { wireMissing } from "../../wire.ts";
import { wholeCard } from "../cards.ts";
import { field, madeUpDesk, openDesk, textIn } from "./desk.ts";
import { type Loose, openSlack, stubBot, why } from "./opened.ts";

let desk: TestDesk;
beforeEach(async () => {
  desk = await madeUpDesk();
});

const home = (slack: Loose, user = "alice"): Loose => slack.homes.get(slack.user(user).id);

/** Until the answer stands in the modal. */
const answered = (result: Loose): boolean =>
  result.view !== undefined && !textIn(result.view).includes("Looking …");

/** The modal among what a press showed: Home may be shown anew too. */
const modalIn = ({ views }: Loose): Loose => views.find(({ type }: Loose) => type === "modal");

const depthOf = (slack: Loose, view: Loose): number =>
  view.previous_view_id ? 1 + depthOf(slack, slack.views.get(view.previous_view_id)) : 1;

describe.skipIf(wireMissing !== undefined).each(["socket", "http"])(
  `App Home in Slack over %s${why}`,
  (mode) => {
    it("shows what one may ask and what one has, and answers a press in a modal that is there at once", async () => {
      const { slack, calls, lines } = await openDesk(desk, { mode });
      await slack.openHome();
      expect(textIn(home(slack))).toContain("Ask who said what");
      expect(textIn(home(slack))).toContain("Watches");
      const example = home(slack).blocks.find(({ type }: Loose) => type === "actions").elements[0];
      const pressed = await slack.click(home(slack), example.action_id, { until: answered });
      expect(pressed.calls.map(({ key }: Loose) => key)).toEqual(["views.open", "views.update"]);
      expect(pressed.view.type).toBe("modal");
      expect(textIn(pressed.view)).toContain(lines().at(-1));
      expect(lines()).toEqual(["home", example.value]);
      const room = { surface: "slack", channel: slack.dm("alice").id, isDirect: true };
      expect(calls.map(({ where }) => where)).toEqual([room, room]);
      expect(calls[1]?.asker).toMatchObject({
        id: slack.user("alice").id,
        zone: "America/New_York",
        mayManage: true,
      });
      expect(pressed.created).toEqual([]);
      slack.assertClean();
    });
  },
);

describe.skipIf(wireMissing !== undefined)(`Modals in Slack${why}`, () => {
  it("answer the global shortcut's form themselves, and stand on one another up to three", async () => {
    const { slack, lines, calls } = await openDesk(desk);
    const { view } = await slack.shortcut({ callback_id: "ask" });
    expect(view.title.text).toBe("Find");
    const shown = await slack.submitView(view, { query: "Brandvik OR tide" }, { until: answered });
    expect(shown.viewAction).toBe("update");
    expect(shown.view.id).toBe(view.id);
    expect(lines()).toEqual(["find Brandvik OR tide"]);
    expect(calls[0]?.where.channel).toBe(slack.dm("alice").id);
    const first = shown.view;

    const context = await slack.click(first, /^Context$/, { until: answered });
    expect(depthOf(slack, context.view)).toBe(2);
    expect(context.view.close.text).toBe("Back");
    const more = await slack.click(context.view, /^More$/, { until: () => lines().length === 3 });
    expect(more.views.map(({ id }: Loose) => id)).toEqual([context.view.id]);
    const saved = await slack.click(context.view, /^Save$/, { until: answered });
    expect(depthOf(slack, modalIn(saved))).toBe(3);
    const board = await slack.click(modalIn(saved), /^All on this board$/, {
      until: () => lines().at(-1)?.startsWith("saved"),
    });
    expect(modalIn(board).id).toBe(modalIn(saved).id);
    expect(textIn(modalIn(saved))).toContain("1 clipping on “Clippings”");
    expect(slack.callsTo("views.push")).toHaveLength(2);
    slack.assertClean();
  });

  it("open forms on them, and answer there", async () => {
    const { slack, lines } = await openDesk(desk);
    const { view } = await slack.shortcut({ callback_id: "ask" });
    const found = await slack.submitView(view, { query: "tide" }, { until: answered });
    const refine = await slack.click(found.view, /Refine/);
    expect(field(refine.view, "query").initial_value).toBe("tide");
    expect(depthOf(slack, refine.view)).toBe(2);
    const shown = await slack.submitView(refine.view, { query: "ferry" }, { until: answered });
    expect(lines()).toEqual(["find tide", "find ferry"]);
    expect(shown.view.id).toBe(refine.view.id);
    const wrong = await slack.shortcut({ callback_id: "ask" });
    const refused = await slack.submitView(wrong.view, { during: "soon" });
    expect(Object.keys(refused.viewErrors)).toEqual(["during"]);
    slack.assertClean();
  });

  it("show in Home what was changed through them", async () => {
    const { slack, lines } = await openDesk(desk);
    await slack.openHome();
    const before = slack.callsTo("views.publish").length;
    const { view } = await slack.shortcut({ callback_id: "ask" });
    const found = await slack.submitView(view, { query: "tide" }, { until: answered });
    expect(slack.callsTo("views.publish")).toHaveLength(before);
    expect(JSON.stringify(home(slack))).not.toContain("Clippings (");
    const saved = await slack.click(found.view, /^Save$/, {
      until: () => slack.callsTo("views.publish").length > before,
    });
    expect(textIn(modalIn(saved))).toContain("Saved to");
    expect(lines().slice(-2)).toEqual([expect.stringMatching(/^save q:/), "home"]);
    expect(JSON.stringify(home(slack))).toContain("Clippings (1)");
    slack.assertClean();
  });

  it("share nothing from where nobody else reads, and say so", async () => {
    const { slack, lines } = await openDesk(desk);
    const { view } = await slack.shortcut({ callback_id: "ask" });
    const found = await slack.submitView(view, { query: "tide" }, { until: answered });
    const shared = await slack.click(found.view, /^Share$/, { until: answered });
    expect(textIn(shared.view)).toContain("Here nobody but you would see it.");
    expect(lines()).toEqual(["find tide"]);
    expect(slack.callsTo("chat.postMessage")).toEqual([]);
    slack.assertClean();
    const shares = stubBot(() => ({ ...wholeCard("x"), audience: "everyone" }));
    const other = await openSlack({}, shares);
    await other.desk.start();
    await other.slack.openHome();
    expect(textIn(home(other.slack))).toContain("Here nobody but you would see it.");
  });

  it("say where files went, and that a button is too old", async () => {
    const { slack, desk: adapter } = await openSlack(
      {},
      stubBot((line) => wholeCard(line)),
    );
    await adapter.start();
    await slack.openHome();
    const sent = await slack.click(home(slack), /Context/, { until: answered });
    expect(textIn(sent.view)).toContain("Sent to your direct messages with this app.");
    const { elements } = home(slack).blocks.find(({ type }: Loose) => type === "actions");
    elements[0].action_id = "later:0";
    const old = await slack.click(home(slack), "later:0", { until: answered });
    expect(textIn(old.view)).toContain("This button is too old to press.");
    slack.assertClean();
  });

  it("serve only the workspaces that are served", async () => {
    const { slack, lines } = await openDesk(desk, {}, { served: { teams: ["T0OTHER"] } });
    await slack.openHome();
    expect(textIn(home(slack))).toContain("This desk serves other workspaces.");
    const { view } = await slack.shortcut({ callback_id: "ask", until: answered });
    expect(textIn(view)).toContain("This desk serves other workspaces.");
    expect(lines()).toEqual([]);
    slack.assertClean();
  });

  it("are nothing to wait for once they are closed, and tell where Slack does not show an answer", async () => {
    const { slack, log } = await openDesk(desk);
    await slack.openHome();
    slack.fault({ match: "views.update", error: "not_found" });
    await slack.click(home(slack), /^help$/i, { expect: "nothing", waitMs: 300 });
    expect(log).not.toHaveBeenCalled();
    slack.fault({ match: "views.open", error: "expired_trigger_id" });
    const late = await slack.click(home(slack), /^help$/i, { until: (r: Loose) => r.created.length > 0 });
    expect(late.message.channel).toBe(slack.dm("alice").id);
    expect(late.text).toBe("Slack did not show my answer. Please press once more.");
    slack.fault({ match: "views.update", status: 500 });
    const second = await slack.click(home(slack), /^help$/i, { until: answered });
    expect(textIn(second.view)).toContain("help");
    slack.assertClean();
  });

  it("show an answer as words where Slack does not take its blocks", async () => {
    const { slack, log } = await openDesk(desk);
    await slack.openHome();
    slack.fault({ match: "views.update", error: "invalid_blocks" });
    const plain = await slack.click(home(slack), /^status$/i, { until: answered });
    expect(plain.view.blocks.map(({ type }: Loose) => type)).toEqual(["section"]);
    expect(plain.view.blocks[0].text).toMatchObject({
      type: "plain_text",
      text: expect.stringMatching(/status$/),
    });
    expect(log).toHaveBeenCalledTimes(1);
    slack.assertClean();
  });

  it("is opened by nothing but its tab", async () => {
    const { slack, lines } = await openDesk(desk);
    await slack.openHome({ tab: "messages", expect: "nothing" });
    expect(lines()).toEqual([]);
    expect(slack.callsTo("views.publish")).toEqual([]);
  });
});
