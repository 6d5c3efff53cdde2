import { graphql } from "../../graphql/tada.js";

export const PACKAGES = graphql(`
  query PackagesInForce($minPosition: Position) {
    fiscalPackages(first: 50, minPosition: $minPosition) {
      nodes {
        id
        code
        fiscalYear
        status
        validFrom
        validTo
        decisionNumber
        decisionDate
        supersededBy
      }
    }
  }
`);

export const PACKAGE = graphql(`
  query PackageAtTheDesk($id: ID!, $minPosition: Position) {
    fiscalPackage(packageId: $id, minPosition: $minPosition) {
      id
      code
      fiscalYear
      status
      hash
      validFrom
      validTo
      decisionNumber
      decisionDate
      supersededBy
      edition
      content
    }
  }
`);

export const CHECK = graphql(`
  query CheckPackage($content: JSON!) {
    packageCheck(content: $content) {
      publishable
      findings {
        code
        path
        message
      }
    }
  }
`);

export const DRAFT = graphql(`
  mutation DraftPackage($commandId: UUID!, $input: DraftPackageInput!) {
    draftPackage(commandId: $commandId, input: $input) {
      packageId
      receipt {
        position
      }
    }
  }
`);
export const REVISE = graphql(`
  mutation RevisePackage($commandId: UUID!, $input: RevisePackageInput!) {
    revisePackage(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);
export const ADD_ARTICLE = graphql(`
  mutation AddArticle($commandId: UUID!, $input: AddArticleInput!) {
    addArticle(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);
export const REVISE_ARTICLE = graphql(`
  mutation ReviseArticle($commandId: UUID!, $input: ReviseArticleInput!) {
    reviseArticle(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);
export const MOVE_ARTICLE = graphql(`
  mutation MoveArticle($commandId: UUID!, $input: MoveArticleInput!) {
    moveArticle(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);
export const REMOVE_ARTICLE = graphql(`
  mutation RemoveArticle($commandId: UUID!, $input: RemoveArticleInput!) {
    removeArticle(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);
export const ADD_PART = graphql(`
  mutation AddPart($commandId: UUID!, $input: AddPartInput!) {
    addPackagePart(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);
export const REVISE_PART = graphql(`
  mutation RevisePart($commandId: UUID!, $input: RevisePartInput!) {
    revisePackagePart(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);
export const MOVE_PART = graphql(`
  mutation MovePart($commandId: UUID!, $input: MovePartInput!) {
    movePackagePart(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);
export const REMOVE_PART = graphql(`
  mutation RemovePart($commandId: UUID!, $input: RemovePartInput!) {
    removePackagePart(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);
/** What the parts of a draft are chosen from, and what of it is used where, for a content as it stands. */
export const VOCABULARY = graphql(`
  query PackageVocabulary($content: JSON!) {
    packageVocabulary(content: $content) {
      kinds
      groups
      modes
      payerKinds
      baseKinds
      periods
      prorations
      instalmentKinds
      rateTypes
      reliefKinds
      fieldTypes
      fieldUnits
      collectorKinds
      statuses
      liabilityStarts
      liabilityEnds
      dueDateRolls
      revenueItems {
        code
        name {
          sq
          en
        }
      }
      subjects {
        subject
        facts {
          path
          type
          operators
          codes
        }
      }
      uses {
        of
        by
      }
    }
  }
`);
export const APPROVE = graphql(`
  mutation ApprovePackage($commandId: UUID!, $input: ApprovePackageInput!) {
    approvePackage(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);
export const PUBLISH = graphql(`
  mutation PublishPackage($commandId: UUID!, $input: PublishPackageInput!) {
    publishPackage(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);
export const WITHDRAW = graphql(`
  mutation WithdrawPackage($commandId: UUID!, $input: WithdrawPackageInput!) {
    withdrawPackage(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);
export const TRY = graphql(`
  mutation StartPackageTrial($commandId: UUID!, $input: PackageTrialInput!) {
    startPackageTrial(commandId: $commandId, input: $input) {
      trialId
    }
  }
`);

export const TRIAL = graphql(`
  query TrialOfPackage($id: ID!) {
    packageTrial(packageId: $id) {
      id
      state
      current
      year
      againstId
      assessedOn
      expected
      taxpayers
      result {
        taxpayers
        more
        less
        same
        refused
        moreBy
        lessBy
        before
        after
        lines {
          item
          unit
          payers
          before
          after
        }
        refusals {
          taxpayerId
          message
        }
      }
    }
  }
`);
/** Names are asked for by those alone who may see accounts: the reading is recorded. */
export const AFFECTED = graphql(`
  query MostAffected($id: ID!) {
    packageTrial(packageId: $id) {
      result {
        mostAffected {
          taxpayerId
          name
          unit
          before
          after
        }
      }
    }
  }
`);
