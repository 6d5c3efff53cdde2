import { civilDate } from "../../../../domain/shared/index.js";
import {
  registerDecider,
  registerEvents,
  type RegisterCommand,
  type RegisterEvent,
} from "../../../../domain/taxation/register/index.js";
import { specificationOf } from "../../../support/decider-spec.js";

export const { given } = specificationOf(registerDecider, registerEvents);
export const day = civilDate;
export const on = day("2025-03-10");
export const taxpayerId = "TP1";

/** A household as it is typed at the desk, and as the register keeps it. */
export const registration: Extract<RegisterCommand, { type: "RegisterTaxpayer" }> = {
  type: "RegisterTaxpayer",
  taxpayerId,
  on,
  kind: "household",
  name: "  Arta Çela ",
  identifier: { scheme: "nid", value: "i5 0312991a" },
  address: { unit: "shkoder-city", street: "Rruga Kolë Idromeno, nr. 3" },
  contacts: [{ kind: "phone", value: "+355 69 222 3333" }],
  office: "lagjja-1",
  language: "sq",
  source: null,
  officeFault: null,
};
export const registered: RegisterEvent = {
  type: "TaxpayerRegistered",
  data: {
    taxpayerId,
    kind: "household",
    name: "Arta Çela",
    identifier: { scheme: "nid", value: "I50312991A", warning: null },
    address: { unit: "shkoder-city", street: "Rruga Kolë Idromeno, nr. 3" },
    contacts: [{ kind: "phone", value: "+355 69 222 3333" }],
    office: "lagjja-1",
    language: "sq",
    source: null,
  },
  effectiveDate: on,
};
/** A building plot, declared as the object OB1. */
export const plot = { unit: "shkoder-city", areaM2: "300", purpose: "residential" };
export const declare = {
  type: "DeclareObject",
  taxpayerId,
  on,
  objectId: "OB1",
  kind: "building-plot",
  facts: plot,
} as const;
export const declaration = { ...declare, from: day("2020-05-01"), to: null, label: "ZK 8591, 12/3" } as const;
export function declared(from: string, to: string | null = null, facts: Record<string, string> = plot): RegisterEvent {
  return {
    type: "ObjectDeclared",
    data: {
      taxpayerId,
      objectId: "OB1",
      kind: "building-plot",
      facts,
      from: day(from),
      to: to === null ? null : day(to),
      label: "ZK 8591, 12/3",
    },
    effectiveDate: day(from),
  };
}
export function changed(from: string, facts: Record<string, string>): RegisterEvent {
  return {
    type: "ObjectChanged",
    data: { taxpayerId, objectId: "OB1", facts, from: day(from) },
    effectiveDate: day(from),
  };
}
export function share(from: string, fraction: string): RegisterEvent {
  return {
    type: "ShareSet",
    data: { taxpayerId, objectId: "OB1", share: fraction, from: day(from) },
    effectiveDate: day(from),
  };
}
export function relief(from: string, to: string | null, objectId: string | null = null): RegisterEvent {
  return {
    type: "ReliefGranted",
    data: {
      taxpayerId,
      reliefId: "RE1",
      ground: "social-aid-head",
      objectId,
      from: day(from),
      to: to === null ? null : day(to),
      document: "Vendim 7",
    },
    effectiveDate: day(from),
  };
}
export const closed: RegisterEvent = {
  type: "TaxpayerClosed",
  data: { taxpayerId, to: day("2025-02-01"), ground: "death" },
  effectiveDate: day("2025-02-01"),
};
/** As written before it said what is kept. */
export const merged: RegisterEvent = { type: "MergedInto", data: { taxpayerId, survivorId: "TP2" }, effectiveDate: on };
export const mergedKeeping = (...keepObjects: string[]): RegisterEvent => ({
  ...{ type: "MergedInto", effectiveDate: on },
  data: { taxpayerId, survivorId: "TP2", keepObjects },
});
