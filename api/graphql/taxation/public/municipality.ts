import type { MunicipalityFace } from "../../../../application/taxation/index.js";
import { access } from "../../access/rules.js";
import { builder, objectType } from "../../builder.js";
import { WordsRef } from "../../casework/catalogue/words.js";
import { answered, publicTenant } from "../../read-guard.js";

type PublicOffice = MunicipalityFace["offices"][number];
type Unit = MunicipalityFace["units"][number];

const unit = objectType<Unit>("MunicipalityUnit", "inherit", "A unit of the territory.");
unit.implement((t) => ({
  code: t.exposeString("code"),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
}));

const office = objectType<PublicOffice>("MunicipalityOffice", "inherit", "An office of the municipality.");
office.implement((t) => ({
  code: t.exposeString("code"),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  kind: t.exposeString("kind"),
  unit: t.exposeString("unit", { description: "The unit of territory that it serves." }),
  parent: t.exposeString("parent", { nullable: true, description: "The office that it belongs to." }),
  closed: t.exposeBoolean("closed", { description: "It takes no new cases." }),
  address: t.exposeString("address", { nullable: true }),
}));

const municipality = objectType<MunicipalityFace>("Municipality", "public", "Who keeps this ledger.");
municipality.implement((t) => ({
  code: t.exposeString("code", { description: "As it stands in addresses." }),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  offices: t.field({ type: [office.reference], resolve: ({ offices }) => [...offices] }),
  units: t.field({ type: [unit.reference], resolve: ({ units }) => [...units] }),
}));

/** The municipality itself, open to everyone. */
export function addMunicipality(): void {
  builder.queryField("municipality", (t) =>
    t.field({
      type: municipality.reference,
      description: "The municipality: name, offices and units. Open to everyone.",
      extensions: access("public"),
      resolve: async (_root, _args, context) =>
        answered(await context.dependencies.taxation.municipalityOf(publicTenant(context))),
    }),
  );
}
