import type { Component } from "../../../../domain/taxation/index.js";
import { referenceData, referenceLatePaymentRules } from "../../../support/reference-data.js";
import { told, type Told } from "./project.js";

const { allocation } = referenceData<{
  readonly allocation: {
    readonly orders: readonly { readonly code: string; readonly sequence: readonly Component[] }[];
  };
}>("late-payment.json");

export const RULES = referenceLatePaymentRules();
export const ORDER = { ...allocation.orders[0]!, scope: "obligation-by-obligation" as const };

/** The municipality adopts the rates and the order of settlement that the reference data propose. */
export const LAW_ADOPTED: readonly Told[] = [
  told("LateRatesAdopted", "2020-01-01", { rules: RULES }),
  told("AllocationOrderAdopted", "2020-01-01", {
    order: { code: ORDER.code, sequence: ORDER.sequence, scope: ORDER.scope },
  }),
];
