import type { HeldRole } from "../domain/identity/index.js";

/** Who asks, as authenticated: an officer, or a citizen, who has the role `citizen` alone and acts for no office. */
export interface Principal {
  readonly tenant: string;
  /** Of a citizen: the id of the taxpayer. */
  readonly userId: string;
  /** The taxpayer that a citizen signed in as; null: an officer. */
  readonly taxpayerId: string | null;
  readonly displayName: string;
  readonly roles: readonly HeldRole[];
  /** Null: every office of the municipality. */
  readonly offices: readonly string[] | null;
  readonly mustChangePassword: boolean;
}

/** What a sign-in gives. It never says which of name and password was wrong, nor that the user is suspended. */
export type SignInOutcome = { readonly ok: true; readonly userId: string } | { readonly ok: false };

/** What the shell needs from the identity room: to prove who someone is, and to know them again. */
export interface IdentityGate {
  /** Checks a password and records the outcome as a fact. Takes as long for an unknown name as for a wrong password. */
  signIn(attempt: {
    readonly tenant: string;
    readonly username: string;
    readonly password: string;
    readonly correlationId: string;
  }): Promise<SignInOutcome>;
  /** The user as they stand now, or null when unknown or suspended: rights end with the next request. */
  principal(tenant: string, userId: string): Promise<Principal | null>;
  /** The taxpayer as they stand now, or null when merged into another, or forgotten. */
  citizen(tenant: string, taxpayerId: string): Promise<Principal | null>;
}
