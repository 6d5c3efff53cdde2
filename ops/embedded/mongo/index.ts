import { join } from "node:path";
import type { LaunchedProcess } from "../launch-process.js";
import { launchProcess } from "../launch-process.js";
import { packageRoot } from "../../paths.js";

export interface MongoLaunch {
  /** Where the documents are kept; one server at a time. */
  readonly folder: string;
  /** Any free port when it is left out. */
  readonly port?: number;
  readonly onLog?: (line: string) => void;
}

export interface MongoReady {
  readonly port: number;
  /** `mongodb://127.0.0.1:PORT/?directConnection=true` */
  readonly url: string;
}

/**
 * Starts the embedded MongoDB server in a process of its own.
 * @throws LaunchError when it cannot start, for example because another one has the folder
 */
export function launchMongo({ folder, port = 0, onLog }: MongoLaunch): Promise<LaunchedProcess<MongoReady>> {
  return launchProcess<MongoReady>({
    program: join(packageRoot(), "dist", "ops", "embedded", "mongo", "main.js"),
    arguments: ["--folder", folder, "--port", String(port), "--with-parent"],
    ...(onLog ? { onLog } : {}),
  });
}

/** Starts a server of the protocol that takes every insert and stores nothing: what benchmarks compare with. */
export function launchHollowMongo(): Promise<LaunchedProcess<MongoReady>> {
  const program = join(packageRoot(), "dist", "ops", "embedded", "mongo", "hollow", "main.js");
  return launchProcess<MongoReady>({ program, arguments: [] });
}
