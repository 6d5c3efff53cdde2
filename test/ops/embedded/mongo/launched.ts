import { afterAll, beforeAll } from "@jest/globals";
import { rm } from "node:fs/promises";
import { MongoClient } from "mongodb";
import type { LaunchedProcess } from "../../../../ops/embedded/launch-process.js";
import { launchMongo, type MongoReady } from "../../../../ops/embedded/mongo/index.js";
import { temporaryFolder } from "../../../support/temporary-folder.js";

/** The embedded server of a test file, in a process of its own, with a client of the official driver. */
export class Launched {
  readonly folder = temporaryFolder("mongo");
  readonly log: string[] = [];
  server!: LaunchedProcess<MongoReady>;
  client!: MongoClient;

  /** Also after it was stopped or killed, over the same folder. */
  async start(): Promise<void> {
    this.server = await launchMongo({ folder: this.folder, onLog: (line) => this.log.push(line) });
    this.client = await MongoClient.connect(this.server.ready.url);
  }

  async stop(): Promise<void> {
    await this.client.close();
    await this.server.stop();
  }
}

/** From before the first test of a file until after its last. */
export function launchedForAll(): Launched {
  const mongo = new Launched();
  beforeAll(() => mongo.start());
  afterAll(async () => {
    await mongo.stop();
    await rm(mongo.folder, { recursive: true, force: true });
  });
  return mongo;
}
