/**
 * Which floor may import which, and that a room is entered by its door (`index.ts`) alone.
 * `docs/decisions/0021-boundaries.md` says why; `test/fixtures/boundaries` proves that each rule can fail.
 */

/** The door of a room. */
const ROOM_DOORS = "/index\\.ts$";

/** @param {string} name @param {string} from @param {string[]} to @param {string} comment */
const floor = (name, from, to, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: `^${from}/` },
  to: { path: `^(${to.join("|")})/` },
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    floor(
      "domain-stands-alone",
      "domain",
      ["application", "projections", "read-models", "api", "ops", "test"],
      "domain imports nothing outside itself",
    ),
    {
      name: "domain-knows-only-zod",
      severity: "error",
      comment: "domain has no framework, no I/O, no clock, no chance; zod describes its events",
      from: { path: "^domain/" },
      to: { dependencyTypesNot: ["local"], pathNot: "node_modules/zod/" },
    },
    floor(
      "read-models-know-domain-only",
      "read-models",
      ["application", "projections", "api", "ops", "test"],
      "read-models may use domain",
    ),
    floor(
      "application-looks-down",
      "application",
      ["projections", "read-models", "api", "ops", "test"],
      "application uses domain; what it reads it reads through ports of its own",
    ),
    floor(
      "projections-look-down",
      "projections",
      ["api", "ops", "test"],
      "projections use domain, application, read-models",
    ),
    floor("api-looks-down", "api", ["projections", "ops", "test"], "api uses application, read-models, domain"),
    floor("product-knows-no-test", "ops", ["test"], "the product stands without its tests"),
    floor(
      "pages-know-graphql-alone",
      "ui",
      ["domain", "application", "projections", "read-models", "api", "ops", "test"],
      "what people see reaches the rest through GraphQL",
    ),
    {
      name: "pages-leave-no-back-door",
      severity: "error",
      comment: "an alias of the pages never leads out of them",
      from: { path: "^ui/" },
      to: { path: "^\\$lib/.*\\.\\./" },
    },
    {
      name: "nobody-imports-pages",
      severity: "error",
      comment: "ops serves what was built of them; tests try what of them is plain TypeScript",
      from: { pathNot: "^(ui|test)/" },
      to: { path: "^ui/" },
    },
    {
      name: "only-ops-knows-the-container",
      severity: "error",
      comment: "everything else takes what it needs as arguments",
      from: { pathNot: "^(ops|test)/" },
      to: { path: "node_modules/(inversify|@inversifyjs)/" },
    },
    {
      name: "a-room-has-one-door",
      severity: "error",
      comment: "from another room, or another floor, only index.ts",
      from: { path: "^(domain|application|projections|read-models|api)/([^/]+)/" },
      to: {
        path: "^(domain|application|projections|read-models|api)/[^/]+/",
        pathNot: ["^$1/$2/", ROOM_DOORS],
      },
    },
    {
      name: "ops-enters-by-the-door",
      severity: "error",
      comment: "ops, too, enters the rooms of other floors by index.ts",
      from: { path: "^ops/" },
      to: { path: "^(domain|application|projections|read-models|api)/[^/]+/", pathNot: [ROOM_DOORS] },
    },
    {
      name: "commands-load-no-api",
      severity: "error",
      comment: "the API is slow to load: a command waits for it only where it asks for it, by import()",
      from: { path: "^ops/(cli|composition)/" },
      to: {
        path: "^api/((index|server)\\.ts$|(graphql|http|documents)/)",
        dynamic: false,
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "no-circles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "everything-exists",
      severity: "error",
      comment: "aliases of SvelteKit ($lib, $app, ./$types) are svelte-check's to resolve",
      from: {},
      to: { couldNotResolve: true, pathNot: "(^|/)\\$(lib|app|env|types)\\b" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|ui/build|ui/\\.svelte-kit)|graphql-env" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
