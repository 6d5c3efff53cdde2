/** Jest runs the compiled tests of dist/, so that what is tested is what is shipped. Build first: `npm run build`. */
export default {
  rootDir: "dist",
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.js"],
  transform: {},
  testSequencer: "<rootDir>/../test/slowest-first.mjs",
  setupFiles: ["<rootDir>/test/support/quiet-stdin.js"],
  testTimeout: 300_000,
  // Modules of suites that are over are not given back; a worker that has gathered much of them is slow, and begins anew.
  workerIdleMemoryLimit: "1GB",
  injectGlobals: false,
};
