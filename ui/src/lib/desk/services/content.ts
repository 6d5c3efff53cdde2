import type { Bilingual } from "../../words/index.js";

/** A service as it is written (`defter.service/1`): what the pages read of it. Its rules are those of the API's checks. */
export interface Content {
  readonly format: string;
  readonly code: string;
  readonly name: Bilingual;
  readonly group: string;
  readonly applicantKinds: string;
  readonly description: Bilingual;
  readonly legalBasis: readonly Act[];
  readonly workflow: string;
  readonly timeLimit: Term & { readonly calendar: string };
  readonly applicantTerm: Term;
  readonly fees: readonly Fee[];
  readonly validity: (Term & { readonly mode: string; readonly min: Term | null }) | null;
  readonly output: { readonly kind: string; readonly template: string; readonly words?: OwnWords };
  readonly documents: readonly Paper[];
  readonly form: readonly Field[];
  readonly taxClearance: { readonly rule: string; readonly scope: string | null; readonly reason: Bilingual };
  readonly confidentiality: string;
  readonly offices: "all" | readonly string[];
  readonly note: Bilingual | null;
  readonly assumed?: readonly string[];
}
interface OwnWords {
  readonly title: Bilingual;
  readonly paragraphs: readonly Bilingual[];
  readonly showsForm: boolean;
}
export interface Term {
  readonly value: number;
  readonly unit: string;
}
interface Act {
  readonly act: string;
  readonly kind: string;
  readonly number: string | null;
  readonly date: string | null;
  readonly title: Bilingual;
  readonly article: string | null;
  readonly assumed?: true;
}
interface Fee {
  readonly code: string;
  readonly name: Bilingual;
  readonly amount: number;
  readonly per: string;
  readonly quantityField: string | null;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly fiscalItem: { readonly item: string; readonly rate: string | null } | null;
  readonly blocks: boolean;
}
export interface Paper {
  readonly code: string;
  readonly name: Bilingual;
  readonly mandatory: boolean;
  readonly origin: string;
  readonly accepts?: { readonly mediaTypes: readonly string[]; readonly maxMegabytes: number };
}
export interface Field {
  readonly key: string;
  readonly label: Bilingual;
  readonly type: string;
  readonly required: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly options?: readonly { readonly code: string; readonly label: Bilingual }[];
}

/** A procedure (`defter.workflow/1`): what the pages read of it. */
export interface Workflow {
  readonly code: string;
  readonly name: Bilingual;
  readonly description: Bilingual;
  readonly initial: string;
  readonly states: readonly {
    readonly code: string;
    readonly name: Bilingual;
    readonly kind: string;
    readonly outcome: string | null;
  }[];
  readonly transitions: readonly {
    readonly code: string;
    readonly name: Bilingual;
    readonly from: readonly string[];
    readonly to: string;
    readonly roles: readonly string[];
    readonly automatic: boolean;
  }[];
  readonly steps: readonly {
    readonly code: string;
    readonly name: Bilingual;
    readonly role: string;
    readonly timeShare: number;
  }[];
  readonly silence: string;
}

export { isRaw, type Raw } from "../editing/raw.js";
