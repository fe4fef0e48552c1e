import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// What Node made of the sources and libraries is kept across starts, which halves the work of one; where it cannot be
// written, nothing is lost. The worker takes it over by the variable (https://nodejs.org/api/module.html#module-compile-cache).
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("../node_modules/.cache/verbatim", import.meta.url));
enableCompileCache(process.env.NODE_COMPILE_CACHE);

const { main } = await import("./open-desk.ts");
await main(process.argv.slice(2));
