#!/usr/bin/env node
/** `npx defter …` in the checkout: installs and builds what is missing, then runs the command line. */
process.argv.splice(2, 0, "cli");
await import("../bootstrap.mjs");
