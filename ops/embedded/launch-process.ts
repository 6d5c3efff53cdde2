import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

/** How to start a server of our own as a child process and know that it is ready. */
export interface LaunchPlan {
  /** Absolute path of the compiled program (`dist/…/main.js`). */
  readonly program: string;
  readonly arguments: readonly string[];
  /** Options of Node itself. */
  readonly nodeArguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** How long the ready line may take, in milliseconds. */
  readonly readyWithin?: number;
  /** How long a polite stop may take before the process is killed, in milliseconds. */
  readonly stopWithin?: number;
  /** Receives every line that the process logs to stderr. */
  readonly onLog?: (line: string) => void;
}

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A running child. Its stdin stays open as long as we live, so that a child started with `--with-parent` never outlives us. */
export interface LaunchedProcess<Ready> {
  readonly ready: Ready;
  readonly pid: number;
  /** Settles when the process is gone, for whatever reason. */
  readonly ended: Promise<ProcessEnd>;
  /** SIGTERM, and SIGKILL if the process has not gone in time. Resolves when it is gone. */
  stop(): Promise<void>;
  /** SIGKILL, at once: what a power cut or the kernel would do. */
  kill(): void;
}

/** The process ended, or said something else, before it was ready. */
export class LaunchError extends Error {
  constructor(
    message: string,
    readonly exitCode: number | null,
    readonly log: readonly string[],
  ) {
    super(message);
    this.name = "LaunchError";
  }
}

const LOG_LINES_KEPT = 50;

/**
 * Starts a program and waits for its first line on stdout, one JSON object with `"ready": true`.
 * @throws LaunchError when the process ends first, prints something else, or takes longer than `readyWithin`.
 */
export async function launchProcess<Ready>(plan: LaunchPlan): Promise<LaunchedProcess<Ready>> {
  const child = spawn(process.execPath, [...(plan.nodeArguments ?? []), plan.program, ...plan.arguments], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, ...plan.environment },
    // A group of its own: Ctrl-C at the terminal reaches us alone, and we stop it when its clients are done.
    detached: true,
  });
  const log = collectLog(child, plan.onLog);
  const ended = new Promise<ProcessEnd>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  // A child that dies breaks the pipe; its end is reported by `ended`, not by a stream error.
  child.stdin?.on("error", () => undefined);
  try {
    const ready = await readyLine<Ready>(child, ended, plan, log);
    return {
      ready,
      pid: child.pid!,
      ended,
      stop: () => stopProcess(child, ended, plan.stopWithin ?? 10_000),
      kill: () => void child.kill("SIGKILL"),
    };
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
}

function collectLog(child: ChildProcess, onLog: ((line: string) => void) | undefined): string[] {
  const kept: string[] = [];
  createInterface({ input: child.stderr! }).on("line", (line) => {
    kept.push(line);
    if (kept.length > LOG_LINES_KEPT) kept.shift();
    onLog?.(line);
  });
  return kept;
}

function readyLine<Ready>(
  child: ChildProcess,
  ended: Promise<ProcessEnd>,
  plan: LaunchPlan,
  log: readonly string[],
): Promise<Ready> {
  const patience = plan.readyWithin ?? 60_000;
  return new Promise<Ready>((resolve, reject) => {
    const refuse = (what: string, code: number | null) =>
      reject(new LaunchError(`${plan.program} ${what}\n${log.join("\n")}`, code, log));
    const timer = setTimeout(() => refuse(`was not ready within ${patience} ms`, null), patience);
    child.once("error", (error) => refuse(`could not be started: ${error.message}`, null));
    void ended.then(({ code, signal }) => {
      clearTimeout(timer);
      refuse(`ended before it was ready (${signal ?? `exit code ${code}`})`, code);
    });
    createInterface({ input: child.stdout! }).once("line", (line) => {
      clearTimeout(timer);
      const ready = parseReady<Ready>(line);
      if (ready === undefined) refuse(`said ${JSON.stringify(line)} instead of its ready line`, null);
      else resolve(ready);
    });
  });
}

function parseReady<Ready>(line: string): Ready | undefined {
  try {
    const value = JSON.parse(line) as { ready?: unknown };
    return value.ready === true ? (value as Ready) : undefined;
  } catch {
    return undefined;
  }
}

async function stopProcess(child: ChildProcess, ended: Promise<ProcessEnd>, patience: number): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), patience);
  await ended;
  clearTimeout(timer);
}
