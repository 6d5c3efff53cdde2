import { ApiError } from "../../errors/index.js";
import type { Principal } from "../../identity-gate.js";
import type { AccessEvaluator, Granted } from "./evaluator.js";
import type { Permission } from "./permission.js";
import type { AccessRule } from "./rules.js";

/**
 * The one place where the API asks the evaluator. It remembers its answers for one request, so that guarding every
 * field of every row costs a look-up.
 */
export class Authorisation {
  private readonly answers = new Map<Permission, Granted | null>();

  constructor(
    private readonly principal: Principal | null,
    private readonly evaluator: AccessEvaluator,
  ) {}

  /** Throws UNAUTHENTICATED or FORBIDDEN unless the rule lets the caller pass. */
  require(rule: AccessRule): void {
    if (rule === "public" || rule === "inherit") return;
    const principal = this.signedIn();
    if (rule === "officer") {
      if (principal.taxpayerId !== null) throw new ApiError("FORBIDDEN", "officers-only-here");
    } else if (typeof rule === "string") this.grant(rule);
    else if (!rule.some((each) => this.holds(each))) this.grant(rule[0]);
  }

  /** The caller; throws UNAUTHENTICATED for a visitor. */
  signedIn(): Principal {
    if (!this.principal) throw new ApiError("UNAUTHENTICATED", "sign-in-needed");
    return this.principal;
  }

  /** In which role, and for which offices, the caller has the permission; throws FORBIDDEN where they have not. */
  grant(permission: Permission): Granted {
    const principal = this.signedIn();
    let granted = this.answers.get(permission);
    if (granted === undefined) {
      granted = this.evaluator.grant(principal, permission);
      this.answers.set(permission, granted);
    }
    if (!granted) throw new ApiError("FORBIDDEN", "permission-missing", { facts: { permission } });
    return granted;
  }

  /** Whether the caller has the permission at all. */
  holds(permission: Permission): boolean {
    return this.principal !== null && this.evaluator.grant(this.principal, permission) !== null;
  }

  /** As {@link grant}, and for this office; throws FORBIDDEN `outside-office-scope`. */
  grantIn(permission: Permission, office: string): Granted {
    const granted = this.grant(permission);
    if (granted.offices !== null && !granted.offices.includes(office))
      throw new ApiError("FORBIDDEN", "outside-office-scope", { facts: { office } });
    return granted;
  }
}
