import type { CaseworkUseCases } from "../casework/index.js";
import type { Ask, Outcome } from "../taxation/index.js";
import { notParsed, parsed, type CivilDate, type Parsed } from "../../domain/shared/index.js";
import { dayIn, fieldsOf, type RawRecord } from "./fields.js";
import type { Mapping } from "./mapping.js";

type MappingOfCases = Extract<Mapping, { kind: "cases" }>;
export type CaseUses = Pick<CaseworkUseCases, "takeOverCase">;

/** Enters a case of an older register as it stands there; `place` says which record of which file it is. */
export async function importCase(
  uses: CaseUses,
  ask: Ask,
  { columns, register }: MappingOfCases,
  record: RawRecord,
  place: string,
): Promise<Outcome<unknown>> {
  const needed = ["number", "service", "office", "lodgedOn", "state", "name", "applicantKind"] as const;
  const read = fieldsOf(record, columns, needed);
  if (!read.ok) return read;
  const { number, service, office, state, name, applicantKind: kind, lodgedOn, closedOn, ...more } = read.value;
  if (kind !== "citizen" && kind !== "business")
    return notParsed("import-value-not-mapped", { column: "applicantKind" });
  const lodged = dayIn("lodgedOn", lodgedOn);
  if (!lodged.ok) return lodged;
  const closed = dayOrNull("closedOn", closedOn ?? null);
  if (!closed.ok) return closed;
  const { identifier, email = null, phone = null, address = null } = more;
  return uses.takeOverCase(ask, {
    ...{ number: number!, service: service!, office: office!, state: state! },
    applicant: {
      ...{ kind, language: "sq", name: name!, identifier: identifier ?? null },
      // What the older register does not say, the register of taxpayers may know.
      ...(email || phone || address ? { contact: { email, phone, address } } : {}),
    },
    lodgedOn: lodged.value,
    closedOn: closed.value,
    origin: { register, record: place },
  });
}

function dayOrNull(field: string, text: string | null): Parsed<CivilDate | null> {
  return text === null ? parsed(null) : dayIn(field, text);
}
