import { launchPostgres } from "../../../../ops/embedded/postgres/index.js";

/** A process that starts PostgreSQL over the folder of its first argument, says so, and waits to be killed. */
const { pid, ready } = await launchPostgres({ folder: process.argv[2]! });
process.send!({ pid, ready });
setInterval(() => undefined, 60_000);
