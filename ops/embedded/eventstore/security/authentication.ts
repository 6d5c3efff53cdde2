import { createHash } from "node:crypto";
import { ServerInterceptingCall, ServerListenerBuilder, status } from "@grpc/grpc-js";
import type { Metadata, ServerInterceptor } from "@grpc/grpc-js";
import { LRUCache } from "lru-cache";
import type { User, Users } from "./users.js";

/** So many logins are remembered: to check a password takes longer than everything else that a call does. */
const REMEMBERED = 1_000;
/** How long a login is remembered, in milliseconds. */
const REMEMBERED_FOR = 10 * 60_000;

/** Finds out who calls, by the `authorization` of the call, before anyone hears of it. */
export class Authentication {
  private readonly callers = new WeakMap<Metadata, User>();
  private readonly known = new LRUCache<string, Promise<User | undefined>>({ max: REMEMBERED, ttl: REMEMBERED_FOR });
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly users: Users) {}

  /** The user of a call; undefined for one who did not say. */
  callerOf(metadata: Metadata): User | undefined {
    return this.callers.get(metadata);
  }

  /** Ends calls whose login is wrong with UNAUTHENTICATED; those without one go on, and may do what anyone may. */
  readonly interceptor: ServerInterceptor = (_, call) => {
    const listener = new ServerListenerBuilder()
      .withOnReceiveMetadata((metadata, next) => {
        const login = metadata.get("authorization")[0];
        metadata.remove("authorization");
        if (login === undefined) return next(metadata);
        const refuse = () => call.sendStatus({ code: status.UNAUTHENTICATED, details: "Not authenticated" });
        this.userOf(String(login)).then((user) => {
          if (!user) return refuse();
          this.callers.set(metadata, user);
          next(metadata);
        }, refuse);
      })
      .build();
    return new ServerInterceptingCall(call, { start: (next) => next(listener) });
  };

  private userOf(login: string): Promise<User | undefined> {
    const key = createHash("sha256").update(login).digest("base64");
    let found = this.known.get(key);
    if (!found) {
      // One after the other: whoever tries passwords out must not keep the threads that flush the log.
      found = this.turn.then(() => this.check(login));
      this.turn = found.catch(() => undefined);
      this.known.set(key, found);
    }
    return found;
  }

  private async check(login: string): Promise<User | undefined> {
    const [, encoded] = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(login) ?? [];
    if (encoded === undefined) return undefined;
    const text = Buffer.from(encoded, "base64").toString("utf8");
    const colon = text.indexOf(":");
    return colon < 0 ? undefined : this.users.find(text.slice(0, colon), text.slice(colon + 1));
  }
}
