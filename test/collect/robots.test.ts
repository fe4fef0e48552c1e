import { describe, expect, it, vi } from "vitest";
import { FetchError } from "../../src/collect/fetch-error.ts";
import type { Page } from "../../src/collect/fetch-page.ts";
import { createRobots } from "../../src/collect/robots.ts";
import { createFakeClock } from "./fake-clock.ts";

const story = "https://post.example/news/story";
const hour = 60 * 60 * 1000;
const textPage = (text: string): Page => ({ url: story, type: "text/plain", bytes: Buffer.from(text) });

function site(answer: () => Page | undefined) {
  const clock = createFakeClock();
  const fetch = vi.fn(async (_address: string) => answer());
  return { clock, fetch, robots: createRobots(fetch, clock) };
}

describe("what a site asks of programs", () => {
  it.each([
    ["User-agent: *\nDisallow: /news/", false],
    ["User-agent: verbatim\nDisallow: /\n\nUser-agent: *\nAllow: /", false],
    ["User-agent: *\nDisallow: /\n\nUser-agent: Verbatim\nAllow: /news/", true],
    ["User-agent: other\nDisallow: /", true],
    ["User-agent: *\nDisallow: /private/", true],
    ["<html>Not found</html>", true],
    ["\u0000\u0001\u0002", true],
    ["", true],
  ])("is kept to: %j", async (rules, isAllowed) => {
    const { robots } = site(() => textPage(rules));
    if (isAllowed) await robots(story);
    else await expect(robots(story)).rejects.toThrow("asks programs not to fetch this page (robots.txt)");
  });

  it("is asked once a day for a site, on the site's own host", async () => {
    const { robots, clock, fetch } = site(() => textPage(""));
    await robots(story);
    await robots("https://post.example/other");
    await robots("https://quay.example:8080/a");
    expect(fetch.mock.calls.map(([address]) => address)).toEqual([
      "https://post.example/robots.txt",
      "https://quay.example:8080/robots.txt",
    ]);
    await clock.advance(25 * hour);
    await robots(story);
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  it("is nothing where there is no such file, and waited for where the site cannot answer", async () => {
    for (const trouble of ["gone", "refused"] as const) {
      const { robots } = site(() => {
        throw new FetchError(trouble, "No.");
      });
      await robots(story);
    }
    let isDown = true;
    const { robots } = site(() => {
      if (isDown) throw new FetchError("later", "Later.");
      return textPage("");
    });
    await expect(robots(story)).rejects.toThrow("Later.");
    isDown = false;
    await robots(story);
  });

  it("is read to its first half megabyte, and not held against addresses for ever", async () => {
    const { robots } = site(() => textPage(`User-agent: *\n${"# \n".repeat(200_000)}Disallow: /`));
    await robots(story);
    await expect(robots(`${story}${"-".repeat(100)}`)).rejects.toThrow("robots.txt");
  });
});
