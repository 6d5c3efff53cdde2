import type { TadaDocumentNode } from "gql.tada";
import { graphql } from "../../graphql/tada.js";
import type { ActName } from "./acts.js";

interface Done {
  readonly receipt: { readonly position: string | null };
}
type Mutation = TadaDocumentNode<
  Readonly<Record<string, Done>>,
  { readonly commandId: string; readonly reason?: string; readonly input: Readonly<Record<string, unknown>> }
>;

/** The mutation of each act; all answer with a receipt. */
const MUTATIONS = {
  startActivity: graphql(`
    mutation StartActivityAtTheDesk($commandId: UUID!, $input: StartActivityInput!) {
      startActivity(commandId: $commandId, input: $input) {
        receipt {
          position
        }
      }
    }
  `),
  changeActivity: graphql(`
    mutation ChangeActivityAtTheDesk($commandId: UUID!, $input: ChangeActivityInput!) {
      changeActivity(commandId: $commandId, input: $input) {
        receipt {
          position
        }
      }
    }
  `),
  endActivity: graphql(`
    mutation EndActivityAtTheDesk($commandId: UUID!, $input: EndActivityInput!) {
      endActivity(commandId: $commandId, input: $input) {
        receipt {
          position
        }
      }
    }
  `),
  grantRelief: graphql(`
    mutation GrantReliefAtTheDesk($commandId: UUID!, $input: GrantReliefInput!) {
      grantRelief(commandId: $commandId, input: $input) {
        receipt {
          position
        }
      }
    }
  `),
  endRelief: graphql(`
    mutation EndReliefAtTheDesk($commandId: UUID!, $input: EndReliefInput!) {
      endRelief(commandId: $commandId, input: $input) {
        receipt {
          position
        }
      }
    }
  `),
  chargeObligation: graphql(`
    mutation ChargeObligationAtTheDesk($commandId: UUID!, $input: ChargeObligationInput!) {
      chargeObligation(commandId: $commandId, input: $input) {
        receipt {
          position
        }
      }
    }
  `),
  writeOff: graphql(`
    mutation WriteOffAtTheDesk($commandId: UUID!, $input: WriteOffInput!) {
      writeOff(commandId: $commandId, input: $input) {
        receipt {
          position
        }
      }
    }
  `),
  makeAgreement: graphql(`
    mutation MakeAgreementAtTheDesk($commandId: UUID!, $input: MakeAgreementInput!) {
      makeAgreement(commandId: $commandId, input: $input) {
        receipt {
          position
        }
      }
    }
  `),
  makeOwnAgreement: graphql(`
    mutation MakeOwnAgreementAtTheDesk($commandId: UUID!, $input: MakeAgreementInput!) {
      makeAgreement(commandId: $commandId, input: $input) {
        receipt {
          position
        }
      }
    }
  `),
  keepAgreement: graphql(`
    mutation KeepAgreementAtTheDesk($commandId: UUID!, $input: AgreementInput!) {
      keepAgreement(commandId: $commandId, input: $input) {
        receipt {
          position
        }
      }
    }
  `),
  breakAgreement: graphql(`
    mutation BreakAgreementAtTheDesk($commandId: UUID!, $reason: String, $input: AgreementInput!) {
      breakAgreement(commandId: $commandId, reason: $reason, input: $input) {
        receipt {
          position
        }
      }
    }
  `),
  lodgeObjection: graphql(`
    mutation LodgeObjectionAtTheDesk($commandId: UUID!, $input: LodgeObjectionInput!) {
      lodgeObjection(commandId: $commandId, input: $input) {
        receipt {
          position
        }
      }
    }
  `),
  decideObjection: graphql(`
    mutation DecideObjectionAtTheDesk($commandId: UUID!, $input: DecideObjectionInput!) {
      decideObjection(commandId: $commandId, input: $input) {
        receipt {
          position
        }
      }
    }
  `),
  approveRefund: graphql(`
    mutation ApproveRefundAtTheDesk($commandId: UUID!, $input: ApproveRefundInput!) {
      approveRefund(commandId: $commandId, input: $input) {
        receipt {
          position
        }
      }
    }
  `),
  payRefund: graphql(`
    mutation PayRefundAtTheDesk($commandId: UUID!, $input: PayRefundInput!) {
      payRefund(commandId: $commandId, input: $input) {
        receipt {
          position
        }
      }
    }
  `),
  withdrawRefund: graphql(`
    mutation WithdrawRefundAtTheDesk($commandId: UUID!, $input: WithdrawRefundInput!) {
      withdrawRefund(commandId: $commandId, input: $input) {
        receipt {
          position
        }
      }
    }
  `),
};

export function mutationOf(name: ActName): Mutation {
  return MUTATIONS[name] as unknown as Mutation;
}
