import type { EstimateInput as Estimate } from "../../../../application/taxation/index.js";
import { Code, Json, Nested, OneOf, Year } from "../../inputs/index.js";

class EstimatedSubjectInput {
  @Code({ description: "A kind of the package: `household`, `premises` …" }) kind!: string;
  @Json({ description: "What the package asks of such a thing, by the names of its fields." })
  facts!: Readonly<Record<string, unknown>>;
  @Code({ list: 20, description: "Grounds on which less is due." }) grounds!: readonly string[];
}

export class EstimateInput implements Estimate {
  @Year() year!: number;
  @OneOf("EstimatedPayer", ["household", "business"]) payer!: "household" | "business";
  @Code({ description: "The unit of the territory." }) unit!: string;
  @Nested(() => EstimatedSubjectInput, { list: 12 }) subjects!: readonly EstimatedSubjectInput[];
}
