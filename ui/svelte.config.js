import adapter from "@sveltejs/adapter-node";
import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

/**
 * Where pages may take things from: our own address alone. Scripts and styles of a page carry its nonce, and there is no
 * style attribute anywhere.
 */
const policy = {
  "default-src": ["none"],
  "script-src": ["self"],
  "style-src": ["self"],
  "img-src": ["self", "data:"],
  "font-src": ["self"],
  "connect-src": ["self"],
  "form-action": ["self"],
  "frame-ancestors": ["none"],
  "base-uri": ["none"],
  "object-src": ["none"],
};

/** @type {import("@sveltejs/kit").Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    // The variables that the handler reads are set by ops alone; nobody else uses the prefix.
    adapter: adapter({ out: process.env.UI_OUT ?? "build", precompress: true, envPrefix: "DEFTERPAGES_" }),
    csp: { mode: "nonce", directives: policy },
    // The address of the running process is asked of no server: what is built is what is shown.
    version: { pollInterval: 0 },
    paths: { relative: false },
  },
};
