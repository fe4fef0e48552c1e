import { beforeAll, describe, expect, it } from "vitest";
import type { TestDesk } from "../../desk-on.ts";
import { wireMissing } from "../../wire.ts";
import { field, madeUpDesk, openDesk, submit } from "./desk.ts";
import { type Loose, why } from "./opened.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await madeUpDesk();
});

const ask = (slack: Loose, text: string, more: Loose = {}) =>
  slack.slash({ command: "/quote", text, ...more });

const keys = (view: Loose): string[] => view.blocks.map(({ block_id }: Loose) => block_id);

/** What a select offers while this is typed. */
const offered = async (slack: Loose, view: Loose, key: string, typed: string): Promise<Loose[]> =>
  (await slack.suggest(view, (element: Loose) => element === field(view, key), typed)).options;

describe.skipIf(wireMissing !== undefined).each(["socket", "http"])(
  `Forms in Slack over %s${why}`,
  (mode) => {
    it.each([true, false])(
      "open for /quote alone, and answer where they were opened, raw %s",
      async (raw) => {
        const { slack, calls, lines } = await openDesk(desk, { mode });
        const { view, created } = await ask(slack, " ", { raw });
        expect(created).toEqual([]);
        expect(view.title.text).toBe("Find");
        expect(keys(view)).toEqual(
          expect.arrayContaining(["query", "by", "in", "after", "before", "during", "type", "sort"]),
        );
        expect(["by", "after", "sort", "query"].map((key) => field(view, key).type)).toEqual([
          "external_select",
          "datepicker",
          "static_select",
          "plain_text_input",
        ]);
        const [typed, lindqvist] = await offered(slack, view, "by", "Lind");
        expect(typed).toMatchObject({ value: "Lind", text: { text: "“Lind”" } });
        expect(lindqvist.value).toBe("Mara Lindqvist");
        expect(lindqvist.text.text).toMatch(/^Mara Lindqvist, harbour master \(\d+\)$/);
        const given = { query: "R&D <b> tide", by: lindqvist, after: "2026-01-01", sort: "new" };
        const shown = await submit(slack, view, given);
        expect(shown.viewErrors).toBeUndefined();
        expect(lines()).toEqual(['find by:"Mara Lindqvist" after:2026-01-01 sort:new R&D <b> tide']);
        expect(calls[0]?.where).toEqual({ surface: "slack", channel: slack.channel("general").id });
        expect(calls[0]?.asker).toMatchObject({ name: "alice", zone: "America/New_York" });
        expect(shown.created).toHaveLength(1);
        expect(shown.message.ephemeral_to).toBe(slack.user("alice").id);
        expect(shown.text).toContain("The tide does not wait");
        slack.assertClean();
      },
    );
  },
);

describe.skipIf(wireMissing !== undefined)(`Forms in Slack${why}`, () => {
  it("are filled in with what was asked, and ask the same where nothing is changed", async () => {
    const { slack, calls } = await openDesk(desk);
    const line = '"tide" by:"Mara Lindqvist" -in:Herald after:2026-01-01 type:direct sort:new';
    const found = await ask(slack, line);
    const { view } = await slack.click(found.message, /Refine/);
    expect(field(view, "by").initial_option.value).toBe("Mara Lindqvist");
    expect(field(view, "after").initial_date).toBe("2026-01-01");
    expect(field(view, "type").initial_option.value).toBe("direct");
    expect(field(view, "query").initial_value).toBe('"tide" -in:Herald');
    const same = await submit(slack, view);
    expect(same.message.ephemeral_to).toBe(slack.user("alice").id);
    const [first, second] = await Promise.all(calls.map((call) => desk.bot.run(call)));
    expect(second?.line).toBe(first?.line);
    slack.assertClean();
  });

  it("lets what was asked be taken away again, which Slack's selects and calendars do not", async () => {
    const { slack, lines } = await openDesk(desk);
    const found = await ask(slack, 'tide by:"Mara Lindqvist" after:2026-01-01 before:2027-01-01 type:direct');
    const { view } = await slack.click(found.message, /Refine/);
    const [unset] = await offered(slack, view, "by", "");
    expect(unset.text.text).toBe("Not set");
    const out = field(view, "leave-out").options;
    expect(out.map(({ text }: Loose) => text.text)).toEqual(["After this day", "Before this day"]);
    await submit(slack, view, { by: unset, type: "-", "leave-out": ["after"] });
    expect(lines().at(-1)).toBe("find before:2027-01-01 tide");
    slack.assertClean();
  });

  it("takes a name that is in no list, and one that no list can hold", async () => {
    const { slack, lines } = await openDesk(desk);
    const { view } = await ask(slack, "");
    const [typed, ...others] = await offered(slack, view, "by", "  Olaf   <Brand> & Söhne ");
    expect(others).toEqual([]);
    await submit(slack, view, { query: "ropes", by: typed });
    expect(lines().at(-1)).toBe('find by:"Olaf <Brand> & Söhne" ropes');
    const long = "Olaf ".repeat(30).trim();
    expect((await offered(slack, view, "by", long))[0].value).toHaveLength(75);
    field(view, "in").action_id = "later";
    expect(await offered(slack, view, "in", "quay")).toEqual([]);
    const found = await ask(slack, `ropes by:"${long}"`);
    const refine = await slack.click(found.message, /Refine/);
    expect(field(refine.view, "by")).toMatchObject({ type: "plain_text_input", initial_value: long });
    await submit(slack, refine.view);
    expect(lines().at(-1)).toBe(`find by:"${long}" ropes`);
    slack.assertClean();
  });

  it("offers outlets and boards with their counts, also such as are full of markup", async () => {
    await desk.ask("save q:yudq7g6p board:Harbour");
    const { slack, lines } = await openDesk(desk);
    const { view } = await ask(slack, "");
    const [, outlet] = await offered(slack, view, "in", "square");
    expect(outlet.value).toBe("_Square_ <Post> & `Sons`");
    const shown = await submit(slack, view, { in: outlet, query: "ropes" });
    expect(lines().at(-1)).toBe('find in:"_Square_ <Post> & `Sons`" ropes');
    const saved = await slack.click(shown.message, /Save/);
    const note = await slack.click(saved.message, /Note/);
    const boards = await offered(slack, note.view, "board", "harb");
    expect(boards.map(({ text }) => text.text)).toContain("Harbour (1)");
    slack.assertClean();
  });

  it("writes a note on what was saved, which keeps the quotation that it is for", async () => {
    const { slack, lines } = await openDesk(desk);
    const saved = await ask(slack, "save q:yudq7g6p");
    const { view } = await slack.click(saved.message, /Note/);
    expect(view.title.text).toBe("Save");
    expect(keys(view)).not.toContain("q");
    const note = await submit(slack, view, { note: "<!channel> for the *profile* & more" });
    expect(lines().at(-1)).toBe('save q:yudq7g6p board:Clippings note:"<!channel> for the *profile* & more"');
    expect(note.text).toContain("<!channel> for the *profile* & more");
    slack.assertClean();
  });

  it.each([
    [{ during: "next century" }, "during", "during: takes"],
    [{ last: "7 parsecs", query: "tide" }, "last", "last: takes"],
    [{ query: "tide article:", about: "harbour" }, "query", "article: needs"],
    [{ query: "tide type:nonsense", type: "direct" }, "query", "type: takes"],
    [{ query: "tide type:nonsense", during: "soon" }, "during", "during: takes"],
  ])("says what is wrong at the field that it is in, and stays open: %j", async (given, key, words) => {
    const { slack, lines } = await openDesk(desk);
    const { view } = await ask(slack, "");
    const wrong = await submit(slack, view, given);
    expect(Object.keys(wrong.viewErrors ?? {})).toEqual([key]);
    expect(wrong.viewErrors[key]).toContain(words);
    expect(lines()).toEqual([]);
    slack.assertClean();
  });

  it("answers in the thread that they were opened in", async () => {
    const { slack, lines } = await openDesk(desk);
    const thread_ts = slack._userMessage(slack.channel("general"), slack.user("bob"), "who said it?", {}).ts;
    const found = await slack.mention({ text: "tide", thread_ts });
    const { view } = await slack.click(found.message, /Refine/);
    const shown = await submit(slack, view, { query: "ferry" });
    expect(lines().at(-1)).toBe("find ferry");
    expect(shown.message).toMatchObject({ thread_ts, ephemeral_to: slack.user("alice").id });
    slack.assertClean();
  });

  it("answers in direct messages as a message that stays", async () => {
    const { slack } = await openDesk(desk);
    const found = await slack.dmMessage({ text: "tide" });
    const { view } = await slack.click(found.message, /Refine/);
    const shown = await submit(slack, view, { query: "ferry" });
    expect(shown.message.channel).toBe(slack.dm("alice").id);
    expect(shown.message.ephemeral_to).toBeUndefined();
    slack.assertClean();
  });

  it("answers privately what was typed as a command there", async () => {
    const { slack } = await openDesk(desk);
    const { view } = await ask(slack, "", { channel: "dm" });
    const shown = await submit(slack, view, { query: "ferry" });
    expect(shown.created).toMatchObject([{ ephemeral_to: slack.user("alice").id }]);
    const refine = await slack.click(shown.message, /Refine/);
    const again = await submit(slack, refine.view, { query: "tide" });
    expect(again.created).toMatchObject([{ ephemeral_to: slack.user("alice").id }]);
    slack.assertClean();
  });

  it("answers another way where the form was left open until Slack shut the first", async () => {
    const { slack } = await openDesk(desk);
    const { view } = await ask(slack, "");
    slack.fault({ match: "response_url", status: 404, error: "expired_url" });
    const shown = await submit(slack, view, { query: "tide" });
    expect(shown.message).toMatchObject({ ephemeral_to: slack.user("alice").id });
    slack.assertClean();
  });

  it("opens before anything is looked up, and says so where Slack does not open it", async () => {
    const { slack, log } = await openDesk(desk);
    const first = await ask(slack, "");
    expect(first.calls.map(({ key }: Loose) => key)).toEqual(["views.open"]);
    slack.fault({ match: "views.open", error: "expired_trigger_id" });
    const late = await ask(slack, "");
    expect(late.view).toBeUndefined();
    expect(late.text).toBe("Slack did not open the form. Please press once more.");
    expect(log).toHaveBeenCalledTimes(1);
    slack.assertClean();
  });

  it("opens none where nobody is answered, of a button that is too old, and of another version", async () => {
    const { slack, lines } = await openDesk(desk, {}, { served: { channels: ["C0OTHER"] } });
    const refused = await ask(slack, "");
    expect(refused.view).toBeUndefined();
    expect(refused.text).toContain("This desk does not serve this channel.");
    const direct = await slack.dmMessage({ text: "tide" });
    const refine = direct.message.blocks
      .flatMap(({ elements = [] }: Loose) => elements)
      .find(({ action_id = "" }: Loose) => action_id.startsWith("edit:"));
    refine.value = "#000000000000";
    const old = await slack.click(direct.message, refine.action_id);
    expect(old.view).toBeUndefined();
    expect(old.text).toContain("This button is too old to press.");
    const { view } = await slack.shortcut({ callback_id: "ask" });
    slack.views.get(view.id).private_metadata = '{"place":{"channel":7}}';
    const other = await submit(slack, slack.views.get(view.id), { query: "tide" });
    expect(Object.values(other.viewErrors)).toEqual(["This form is too old. Please open it again."]);
    expect(lines()).toEqual(["tide"]);
    slack.assertClean();
  });

  it("says that a text is longer than Slack's forms take", async () => {
    const { slack } = await openDesk(desk);
    const verified = await ask(slack, "verify “The tide does not wait for minutes to be approved.”");
    const { elements } = verified.message.blocks.find(({ type }: Loose) => type === "actions");
    const draft = (words: string) =>
      Object.assign(elements[0], { action_id: "edit:0", value: `verify ${words}` });
    draft("“The tide does not wait.” ".repeat(30));
    const { view } = await slack.click(verified.message, "edit:0");
    const hint = view.blocks.find(({ block_id }: Loose) => block_id === "draft").hint.text;
    expect(hint).toContain("3,000 characters");
    expect(field(view, "draft")).toMatchObject({ multiline: true, max_length: 3000 });
    draft("“The tide does not wait.” ".repeat(130));
    const long = await slack.click(verified.message, "edit:0");
    expect(long.view).toBeUndefined();
    expect(long.text).toContain("would hold 3,379 characters, and Slack takes 3,000");
    slack.assertClean();
  });

  it("of every command is one that Slack takes", async () => {
    const { slack } = await openDesk(desk);
    const found = await ask(slack, "tide");
    const { elements } = found.message.blocks.findLast(({ type }: Loose) => type === "actions");
    for (const name of desk.bot.commands.keys()) {
      Object.assign(elements[0], { action_id: "edit:0", value: name });
      const { view } = await slack.click(found.message, "edit:0", { settleMs: 20 });
      expect(view.title.text.toLowerCase(), name).toBe(name);
    }
    slack.assertClean();
  });
});
