import type { Metadata } from "@grpc/grpc-js";
import { accessDenied } from "../protocol/errors.js";
import { anyone } from "../security/access.js";
import type { Access, Action } from "../security/access.js";
import type { User } from "../security/users.js";

/** What stands between a call and the store: who calls, and what they may do. */
export class Guard {
  constructor(
    private readonly callerOf: (metadata: Metadata) => User | undefined = () => undefined,
    private readonly access: Access = anyone,
  ) {}

  allows(metadata: Metadata, action: Action, stream: string): boolean {
    return this.access(this.callerOf(metadata), action, stream);
  }

  /** @throws CallError */
  check(metadata: Metadata, action: Action, stream: string): void {
    if (!this.allows(metadata, action, stream)) throw accessDenied();
  }
}
