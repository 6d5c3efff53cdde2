import { daysAfter } from "../../format/index.js";

/** In which order a list of cases comes; each is the value in the address, and of the API's enumeration in small letters. */
const ORDERS = ["due", "received", "number", "service"] as const;
export type Order = (typeof ORDERS)[number];

/** What a list of cases is narrowed to, and its order: all of it stands in the address, so that it can be shared. */
export interface Narrowed {
  readonly service: string | null;
  readonly office: string | null;
  /** Due within so many days, or late. */
  readonly dueWithin: number | null;
  readonly orderBy: Order;
}

/** What is offered to narrow to, in days. */
export const DUE_WITHIN = [0, 7, 30] as const;
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** What the address says; what it says badly narrows nothing. */
export function narrowedIn(search: Pick<URLSearchParams, "get">): Narrowed {
  const code = (name: string) => {
    const value = search.get(name) ?? "";
    return CODE.test(value) ? value : null;
  };
  const days = /^\d{1,3}$/.test(search.get("due") ?? "") ? Number(search.get("due")) : null;
  return {
    ...{ service: code("service"), office: code("office") },
    dueWithin: days !== null && days <= 365 ? days : null,
    orderBy: ORDERS.find((order) => order === search.get("sort")) ?? "due",
  };
}

/** The same as it stands in an address, without what is not said. */
export function addressed({ service, office, dueWithin, orderBy }: Narrowed): URLSearchParams {
  return new URLSearchParams([
    ...(service === null ? [] : [["service", service] as [string, string]]),
    ...(office === null ? [] : [["office", office] as [string, string]]),
    ...(dueWithin === null ? [] : [["due", String(dueWithin)] as [string, string]]),
    ...(orderBy === "due" ? [] : [["sort", orderBy] as [string, string]]),
  ]);
}

/** Whether anything is left out of the list. */
export function isNarrowed({ service, office, dueWithin }: Narrowed): boolean {
  return service !== null || office !== null || dueWithin !== null;
}

/** The filter as the API takes it; `today`: a civil date. */
export function filterOf({ service, office, dueWithin, orderBy }: Narrowed, today: string) {
  return {
    ...(service === null ? {} : { service }),
    ...(office === null ? {} : { office }),
    ...(dueWithin === null ? {} : { dueBy: daysAfter(today, dueWithin) }),
    orderBy: orderBy.toUpperCase() as Uppercase<Order>,
  };
}
