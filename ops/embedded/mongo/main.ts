import { parseArgs } from "node:util";
import { startMongoServer } from "./server.js";
import { DocumentsDamagedError } from "./storage/damage.js";

/** The program of the child process: `main.js --folder F [--port P] [--with-parent]`. */
const { values } = parseArgs({
  options: {
    folder: { type: "string" },
    port: { type: "string", default: "0" },
    "with-parent": { type: "boolean", default: false },
  },
});

const EXIT = { failedDisk: 3, damaged: 4 } as const;

const log = (line: string) => process.stderr.write(`${new Date().toISOString()} mongo: ${line}\n`);

if (!values.folder) {
  log("--folder is needed: where the documents are kept");
  process.exit(2);
}

try {
  const server = await startMongoServer({
    folder: values.folder,
    port: Number(values.port),
    log,
    onFatal: (error) => {
      log(`stopping, because the disk cannot be trusted: ${error.message}`);
      process.exit(error instanceof DocumentsDamagedError ? EXIT.damaged : EXIT.failedDisk);
    },
  });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void server.stop().then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  // The parent holds our stdin open; when it is gone, however it went, so are we.
  if (values["with-parent"]) process.stdin.once("close", stop).once("end", stop).resume();
  const url = `mongodb://127.0.0.1:${server.port}/?directConnection=true`;
  process.stdout.write(`${JSON.stringify({ ready: true, port: server.port, url })}\n`);
} catch (error) {
  log((error as Error).message);
  process.exit(error instanceof DocumentsDamagedError ? EXIT.damaged : 1);
}
