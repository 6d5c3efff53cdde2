import type {
  AdoptFromModelInput as AdoptFromModel,
  DefinitionName,
  DraftDefinitionInput as DraftDefinition,
  PublishDefinitionInput as PublishDefinition,
  WithdrawDefinitionInput as WithdrawDefinition,
} from "../../../../application/casework/index.js";
import { MAX_VERSIONS, type RawContent } from "../../../../domain/casework/index.js";
import type { CivilDate } from "../../../../domain/shared/index.js";
import { Code, Day, Json, OneOf, Text, WholeNumber } from "../../inputs/index.js";

export const DEFINITION_KINDS = ["service", "workflow"] as const;
const CONTENT = "The whole content: format defter.service/1 or defter.workflow/1.";

/** What the public catalogue may be narrowed by. */
export class ServiceFilter {
  @Text(200, { optional: true, description: "Beginnings of words, in either language, with or without ë and ç." })
  search?: string;
  @Code({ optional: true }) group?: string;
  @Code({ optional: true, description: "Offered at this office." }) office?: string;
  @OneOf("ApplicantKind", ["citizen", "business"], { optional: true }) applicantKind?: "citizen" | "business";
}

export class DraftDefinitionInput implements DraftDefinition {
  @OneOf("DefinitionKind", DEFINITION_KINDS) kind!: DefinitionName;
  @Json({ description: `${CONTENT} Its code names the definition; an open draft is replaced.` }) content!: RawContent;
}

export class PublishDefinitionInput implements PublishDefinition {
  @OneOf("DefinitionKind", DEFINITION_KINDS) kind!: DefinitionName;
  @Code() code!: string;
  @Day({ description: "The first day; today at the earliest." }) validFrom!: CivilDate;
  @Day({ orNull: true, description: "The last day; null while no end is set." }) validTo!: CivilDate | null;
  @WholeNumber(1, MAX_VERSIONS, { orNull: true, description: "The version that gives way the day before." })
  succeeds!: number | null;
}

export class WithdrawDefinitionInput implements WithdrawDefinition {
  @OneOf("DefinitionKind", DEFINITION_KINDS) kind!: DefinitionName;
  @Code() code!: string;
  @WholeNumber(1, MAX_VERSIONS, { orNull: true, description: "Null: the open draft." }) version!: number | null;
  @Text(2000, { description: "Why." }) ground!: string;
}

export class AdoptFromModelInput implements AdoptFromModel {
  @Code({ orNull: true, list: 100, description: "Codes of services; null: the whole model." })
  services!: readonly string[] | null;
  @Day({ description: "The first day; today at the earliest." }) validFrom!: CivilDate;
}
