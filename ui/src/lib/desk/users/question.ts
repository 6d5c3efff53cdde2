import { graphql } from "../../graphql/tada.js";

export const USERS = graphql(`
  query UsersAtTheDesk($filter: UserFilter, $after: String, $minPosition: Position) {
    users(first: 50, filter: $filter, after: $after, minPosition: $minPosition) {
      nodes {
        id
        username
        displayName
        roles
        offices
        suspended
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** The table of rights, as people read it. */
export const ROLES = graphql(`
  query RolesAtTheDesk {
    roles {
      role
      notWith
      rights {
        permission
        kind
        words
      }
    }
  }
`);

/** An officer as their own stream says, and what was done to it. */
export const USER = graphql(`
  query UserAtTheDesk($id: ID!) {
    user(userId: $id) {
      id
      username
      displayName
      email
      roles
      offices
      suspended
      mustChangePassword
    }
    auditTrail(first: 100, filter: { subjectId: $id }) {
      nodes {
        id
        type
        stream
        recordedAt
        actorId
        actorRole
        data
      }
    }
  }
`);

export const CREATE = graphql(`
  mutation CreateUser($commandId: UUID!, $input: CreateUserInput!) {
    createUser(commandId: $commandId, input: $input) {
      userId
      receipt {
        position
      }
    }
  }
`);
export const GRANT = graphql(`
  mutation GrantRoles($commandId: UUID!, $input: RolesInput!) {
    grantRoles(commandId: $commandId, input: $input) {
      userId
    }
  }
`);
export const REVOKE = graphql(`
  mutation RevokeRoles($commandId: UUID!, $input: RolesInput!) {
    revokeRoles(commandId: $commandId, input: $input) {
      userId
    }
  }
`);
export const SCOPE = graphql(`
  mutation SetOfficeScope($commandId: UUID!, $input: OfficeScopeInput!) {
    setOfficeScope(commandId: $commandId, input: $input) {
      userId
    }
  }
`);
export const SUSPEND = graphql(`
  mutation SuspendUser($commandId: UUID!, $input: SuspensionInput!) {
    suspendUser(commandId: $commandId, input: $input) {
      userId
    }
  }
`);
export const REINSTATE = graphql(`
  mutation ReinstateUser($commandId: UUID!, $input: SuspensionInput!) {
    reinstateUser(commandId: $commandId, input: $input) {
      userId
    }
  }
`);
export const SET_PASSWORD = graphql(`
  mutation SetPassword($commandId: UUID!, $input: SetPasswordInput!) {
    setPassword(commandId: $commandId, input: $input) {
      userId
    }
  }
`);
