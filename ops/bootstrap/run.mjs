import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./place.mjs";

/**
 * Runs a program in the checkout (in a `folder` of it) and waits for it. Where `show` is not set, its output is
 * collected, not shown. `limitMs` ends a program that hangs.
 */
export function run(program, args, { show = false, limitMs, environment, folder = "." } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: join(root, folder),
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
      env: { ...process.env, ...environment },
    });
    let output = "";
    const collect = (chunk) => (output += chunk);
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    const timer = limitMs && setTimeout(() => child.kill("SIGKILL"), limitMs);
    const end = (ok, said) => {
      clearTimeout(timer);
      resolve({ ok, output: output + said });
    };
    child.once("error", (error) => end(false, error.message));
    child.once("close", (code, signal) => end(code === 0, signal ? `ended by ${signal}` : ""));
  });
}

/** Runs a JavaScript program with the Node that runs us. */
export const runNode = (args, options) => run(process.execPath, args, options);
