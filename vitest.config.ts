import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Chromium and the chat stand-ins start real processes; two cores are shared by all of them.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // On two cores it would take one file at a time, most of which wait for what they started.
    maxWorkers: "100%",
  },
});
