import { sveltekit } from "@sveltejs/kit/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [sveltekit()],
  build: {
    target: "es2022",
    // The first that know `light-dark()`, all of 2024: written out for older ones, the light or dark of a part of a page were lost.
    cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
    reportCompressedSize: false,
  },
  logLevel: "warn",
});
