import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PressBusyError, PressFailure, type Press, type PrintOrder, type TemplateId } from "../press.js";
import { fontFolders } from "./fonts.js";
import type { SetAnswer, SetRequest, TypesetterSettings } from "./messages.js";
import { settable } from "./settable.js";

export interface TypstPressOptions {
  /** The folder of the templates: `<name>/<version>.typ`. */
  readonly templates: string;
  /** Papers that may wait. Default 500. */
  readonly maxWaiting?: number;
  /** Milliseconds for one paper; what takes longer is given up and the compiler started anew. Default 20,000. */
  readonly timeLimit?: number;
}

interface Waiting {
  readonly request: SetRequest;
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Typst in a process of its own, started with the first paper: one paper at a time, in the order of asking. A process
 * that dies or hangs costs the paper it was at; the next paper starts it again.
 */
export class TypstPress implements Press {
  private readonly queue: Waiting[] = [];
  private atWork: { readonly waiting: Waiting; readonly alarm: NodeJS.Timeout } | undefined;
  private typesetter: ChildProcess | undefined;
  private nextId = 0;
  private closed = false;

  constructor(private readonly options: TypstPressOptions) {}

  print({ template, content, issuedOn }: PrintOrder): Promise<Uint8Array> {
    if (this.closed) return Promise.reject(new PressFailure("the press is closed"));
    if (this.queue.length >= (this.options.maxWaiting ?? 500))
      return Promise.reject(new PressBusyError(this.queue.length));
    const path = pathOf(template);
    if (!existsSync(this.options.templates + path))
      return Promise.reject(new PressFailure(`there is no template ${path}`));
    const madeAt = Date.parse(`${issuedOn}T00:00:00Z`) / 1000;
    const request = { id: this.nextId++, path, content: JSON.stringify(settable(content)), madeAt };
    return new Promise((resolve, reject) => {
      this.queue.push({ request, resolve, reject });
      this.next();
    });
  }

  /** Of the compiler, where it runs. */
  get processId(): number | undefined {
    return this.typesetter?.pid;
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const { reject } of this.queue.splice(0)) reject(new PressFailure("the press is closed"));
    const { typesetter } = this;
    if (!typesetter) return;
    const ended = once(typesetter, "exit");
    // Whoever waits for it waits until it has ended, also with nothing else to do.
    this.holdProcess(true);
    this.fail(typesetter, "the press is closed");
    await ended;
  }

  private next(): void {
    if (this.atWork) return;
    const waiting = this.queue.shift();
    if (!waiting) {
      this.holdProcess(false);
      return;
    }
    const typesetter = (this.typesetter ??= this.started());
    this.holdProcess(true);
    const alarm = setTimeout(() => this.fail(typesetter, "the paper took too long"), this.options.timeLimit ?? 20_000);
    this.atWork = { waiting, alarm };
    typesetter.send(waiting.request, (error) => error && this.fail(typesetter, error.message));
  }

  private started(): ChildProcess {
    const settings: TypesetterSettings = { templates: this.options.templates, fonts: fontFolders() };
    const typesetter = fork(fileURLToPath(new URL("./typesetter.js", import.meta.url)), [JSON.stringify(settings)], {
      serialization: "advanced",
      execArgv: [],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    typesetter.on("message", (answer: SetAnswer) => this.answered(answer));
    typesetter.on("error", (error) => this.fail(typesetter, error.message));
    typesetter.on("exit", (code, signal) => this.fail(typesetter, `the compiler ended with ${code ?? signal}`));
    return typesetter;
  }

  /** A compiler without work does not keep the process from ending. */
  private holdProcess(hold: boolean): void {
    const { typesetter } = this;
    if (hold) {
      typesetter?.ref();
      typesetter?.channel?.ref();
    } else {
      typesetter?.unref();
      typesetter?.channel?.unref();
    }
  }

  private answered(answer: SetAnswer): void {
    if (this.atWork?.waiting.request.id !== answer.id) return;
    const { waiting, alarm } = this.atWork;
    clearTimeout(alarm);
    this.atWork = undefined;
    if ("pdf" in answer) waiting.resolve(answer.pdf);
    else waiting.reject(new PressFailure(`${waiting.request.path}: ${answer.fault}`));
    this.next();
  }

  private fail(typesetter: ChildProcess, why: string): void {
    if (this.typesetter !== typesetter) return;
    this.typesetter = undefined;
    typesetter.kill("SIGKILL");
    const failed = this.atWork;
    this.atWork = undefined;
    if (failed) {
      clearTimeout(failed.alarm);
      failed.waiting.reject(new PressFailure(`${failed.waiting.request.path}: ${why}`));
    }
    this.next();
  }
}

function pathOf({ name, version }: TemplateId): string {
  if (!/^[a-z][a-z-]*$/.test(name) || !Number.isInteger(version))
    throw new PressFailure(`no template ${name}/${version}`);
  return `/${name}/${version}.typ`;
}
