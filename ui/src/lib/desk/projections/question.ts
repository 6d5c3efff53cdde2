import { graphql, type ResultOf } from "../../graphql/tada.js";

const STANDING = graphql(`
  fragment ProjectionStanding on Projection @_unmask {
    name
    title
    version
    status
    position
    lagEvents
    events
    eventsPerSecond
    updatedAt
    stoppedBecause
    stoppedAtEvent
  }
`);
const WORK = graphql(`
  fragment WorkAtTheDesk on RebuildWork @_unmask {
    projection
    title
    goal
    state
    phase
    percent
    events
    eventsPerSecond
    secondsLeft
    startedAt
    endedAt
    startedBy
    error
    rowsCompared
    equal
    differences {
      view
      id
      kind
    }
    differencesElsewhere
    notCompared
  }
`);

/** The read models, and what is or was built anew of them. */
export const PROJECTIONS = graphql(
  `
    query ProjectionsAtTheDesk {
      projections {
        ...ProjectionStanding
      }
      rebuilds {
        ...WorkAtTheDesk
      }
    }
  `,
  [STANDING, WORK],
);

/** The same, as it moves. */
export const MOVING = graphql(
  `
    subscription ProjectionsMovingAtTheDesk {
      projectionsMoving {
        projections {
          ...ProjectionStanding
        }
        rebuilds {
          ...WorkAtTheDesk
        }
      }
    }
  `,
  [STANDING, WORK],
);

export const VERIFY = graphql(`
  mutation VerifyProjection($projection: String!) {
    verifyProjection(projection: $projection) {
      projection
    }
  }
`);
export const REBUILD = graphql(`
  mutation RebuildProjection($projection: String!) {
    rebuildProjection(projection: $projection) {
      projection
    }
  }
`);
export const INTERRUPT = graphql(`
  mutation InterruptRebuild($projection: String!) {
    interruptRebuild(projection: $projection) {
      projection
    }
  }
`);

type Shown = ResultOf<typeof PROJECTIONS>;
export type Projection = Shown["projections"][number];
export type Rebuild = Shown["rebuilds"][number];
