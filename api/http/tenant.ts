/** Says which municipality a request is for, before anyone has signed in; afterwards the session says it. */
export interface TenantResolver {
  /** The tenant's code, or null when it is not clear. `named` is what the caller wrote (header or sign-in body). */
  resolve(request: { readonly hostname: string; readonly named: string | undefined }): string | null;
}

/** Tenants by host name, or by the name the caller gives; where there is only one, that one. */
export function knownTenants(
  tenants: readonly { readonly code: string; readonly hostnames?: readonly string[] }[],
): TenantResolver {
  return {
    resolve({ hostname, named }) {
      if (named !== undefined) return tenants.find((tenant) => tenant.code === named)?.code ?? null;
      const byHost = tenants.find((tenant) => tenant.hostnames?.includes(hostname.toLowerCase()));
      return byHost?.code ?? (tenants.length === 1 ? tenants[0]!.code : null);
    },
  };
}
