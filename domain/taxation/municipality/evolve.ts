import type { FactOf } from "../../shared/index.js";
import type { MunicipalityEvent } from "./events.js";
import type { Adopted, MunicipalityState } from "./state.js";

export function evolve(state: MunicipalityState, fact: FactOf<MunicipalityEvent>): MunicipalityState {
  switch (fact.type) {
    case "MunicipalityEstablished":
      return { ...state, tenant: fact.data.tenant, name: fact.data.name };
    case "OfficeOpened": {
      const { office } = fact.data;
      return {
        ...state,
        offices: new Map(state.offices).set(office.code, office),
        closed: without(state, office.code),
      };
    }
    case "OfficeRenamed": {
      const { office: code, name } = fact.data;
      const office = state.offices.get(code);
      return office ? { ...state, offices: new Map(state.offices).set(code, { ...office, name }) } : state;
    }
    case "OfficeClosed":
      return { ...state, closed: new Set(state.closed).add(fact.data.office) };
    case "ZonesDrawn":
      return { ...state, units: fact.data.units, zones: fact.data.zones };
    case "CalendarAdopted":
      return { ...state, calendar: fact.data.calendar };
    case "LateRatesAdopted":
      return { ...state, lateRules: fact.data.rules };
    case "AllocationOrderAdopted": {
      const adopted = { since: fact.effectiveDate, value: fact.data.order };
      return { ...state, allocationOrders: inOrderOfDay([...state.allocationOrders, adopted]) };
    }
    case "NumberingAdopted":
      return { ...state, numbering: new Map(state.numbering).set(fact.data.kind, fact.data.template) };
  }
}

function without({ closed }: MunicipalityState, code: string): ReadonlySet<string> {
  return new Set([...closed].filter((each) => each !== code));
}

/** Sorting is stable: of two adopted for one day the later recorded comes last, and holds. */
function inOrderOfDay<Value>(adopted: readonly Adopted<Value>[]): readonly Adopted<Value>[] {
  return adopted.toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}
