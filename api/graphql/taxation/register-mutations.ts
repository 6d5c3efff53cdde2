import { mutation } from "../mutation.js";
import * as inputs from "./inputs/register.js";
import { atOffice, officeOfTaxpayer, ofTaxpayer } from "./offices.js";

/** Commands on the register: who pays, and what is taxable. */
export function addRegisterMutations(): void {
  const permission = "register.write";
  mutation({
    name: "registerTaxpayer",
    description: "Enters a taxpayer in the register. A wrong check letter of NID or NIPT only warns.",
    permission,
    input: inputs.RegisterTaxpayerInput,
    useCase: ({ taxation }) => taxation.registerTaxpayer,
    payload: { taxpayerId: "ID", warnings: ["String"] },
    offices: atOffice,
  });
  mutation({
    name: "correctTaxpayer",
    description: "Corrects what was wrong from the beginning.",
    permission,
    input: inputs.CorrectTaxpayerInput,
    useCase: ({ taxation }) => taxation.correctTaxpayer,
    payload: { taxpayerId: "ID", warnings: ["String"] },
    offices: async (input, context, tenant) => [
      ...(input.office === undefined ? [] : [input.office]),
      ...(await ofTaxpayer(input, context, tenant)),
    ],
  });
  mutation({
    name: "moveTaxpayer",
    description: "The address is another from a day on.",
    permission,
    input: inputs.MoveTaxpayerInput,
    useCase: ({ taxation }) => taxation.moveTaxpayer,
    payload: { taxpayerId: "ID" },
    // Whoever gives a taxpayer away need not be in charge of the office that gets them.
    offices: ofTaxpayer,
  });
  mutation({
    name: "closeTaxpayer",
    description: "The taxpayer leaves the register.",
    permission,
    input: inputs.CloseTaxpayerInput,
    useCase: ({ taxation }) => taxation.closeTaxpayer,
    payload: { taxpayerId: "ID" },
    offices: ofTaxpayer,
  });
  mutation({
    name: "mergeTaxpayers",
    description: "Absorbs a duplicate, with its account.",
    permission: "register.merge",
    input: inputs.MergeTaxpayersInput,
    useCase: ({ taxation }) => taxation.mergeTaxpayers,
    payload: { survivorId: "ID" },
    offices: async ({ survivorId, duplicateId }, context, tenant) => [
      ...(await officeOfTaxpayer(context, tenant, survivorId)),
      ...(await officeOfTaxpayer(context, tenant, duplicateId)),
    ],
  });
  addActivityMutations();
  addObjectMutations();
  addReliefMutations();
}

function addActivityMutations(): void {
  const common = { permission: "register.write", payload: { activityId: "ID" }, offices: ofTaxpayer } as const;
  mutation({
    ...common,
    name: "startActivity",
    description: "A business begins an activity.",
    input: inputs.StartActivityInput,
    useCase: ({ taxation }) => taxation.startActivity,
  });
  mutation({
    ...common,
    name: "changeActivity",
    description: "An activity is another from a day on.",
    input: inputs.ChangeActivityInput,
    useCase: ({ taxation }) => taxation.changeActivity,
  });
  mutation({
    ...common,
    name: "endActivity",
    description: "An activity ends.",
    input: inputs.EndActivityInput,
    useCase: ({ taxation }) => taxation.endActivity,
  });
}

function addObjectMutations(): void {
  const common = { permission: "register.write", payload: { objectId: "ID" }, offices: ofTaxpayer } as const;
  mutation({
    ...common,
    name: "declareObject",
    description: "Declares a taxable object: building, land, signboard, premises, use of public space, …",
    input: inputs.DeclareObjectInput,
    useCase: ({ taxation }) => taxation.declareObject,
  });
  mutation({
    ...common,
    name: "changeObject",
    description: "The object is different from a day on; what it was before stays true for before.",
    input: inputs.ChangeObjectInput,
    useCase: ({ taxation }) => taxation.changeObject,
  });
  mutation({
    ...common,
    name: "correctObject",
    description: "The object was recorded wrongly from the beginning: its past years are to be assessed again.",
    input: inputs.CorrectObjectInput,
    useCase: ({ taxation }) => taxation.correctObject,
  });
  mutation({
    ...common,
    name: "retireObject",
    description: "The object ceases to exist, or to belong to the taxpayer.",
    input: inputs.RetireObjectInput,
    useCase: ({ taxation }) => taxation.retireObject,
  });
  mutation({
    ...common,
    name: "setShare",
    description: "The taxpayer's share in an object.",
    input: inputs.SetShareInput,
    useCase: ({ taxation }) => taxation.setShare,
  });
}

function addReliefMutations(): void {
  const common = { permission: "relief.write", payload: { reliefId: "ID" }, offices: ofTaxpayer } as const;
  mutation({
    ...common,
    name: "grantRelief",
    description: "Recognises a ground for relief, for one object or for all of the taxpayer's.",
    input: inputs.GrantReliefInput,
    useCase: ({ taxation }) => taxation.grantRelief,
  });
  mutation({
    ...common,
    name: "endRelief",
    description: "A relief ends.",
    input: inputs.EndReliefInput,
    useCase: ({ taxation }) => taxation.endRelief,
  });
}
