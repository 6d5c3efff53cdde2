/** MongoDB's error codes that this server gives, under their official names; those without one are called by their number. */
export const ErrorCodes = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  InvalidLength: 16,
  IllegalOperation: 20,
  InvalidBSON: 22,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  NotExactValueField: 111,
  CommandNotSupported: 115,
  ExceededMemoryLimit: 146,
  InvalidPipelineOperator: 168,
  CannotIndexParallelArrays: 171,
  InvalidIndexSpecificationOption: 197,
  TransactionTooOld: 225,
  NotImplemented: 238,
  NoSuchTransaction: 251,
  OperationNotSupportedInTransaction: 263,
  IndexBuildAborted: 276,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  DuplicateKey: 11000,
  InterruptedAtShutdown: 11600,
  OutOfDiskSpace: 14031,
  Location15955: 15955,
  Location15958: 15958,
  Location15969: 15969,
  Location15973: 15973,
  Location15975: 15975,
  Location15976: 15976,
  Location15998: 15998,
  Location16410: 16410,
  Location17419: 17419,
  Location17420: 17420,
  Location28667: 28667,
  Location28724: 28724,
  Location28812: 28812,
  Location28818: 28818,
  Location31249: 31249,
  Location31250: 31250,
  Location31253: 31253,
  Location31254: 31254,
  Location31275: 31275,
  Location31276: 31276,
  Location40156: 40156,
  Location40158: 40158,
  Location40160: 40160,
  Location40323: 40323,
  Location40324: 40324,
  Location40415: 40415,
  Location40602: 40602,
  Location51246: 51246,
  Location51270: 51270,
  Location51272: 51272,
  Location5107200: 5107200,
} as const;

export type ErrorName = keyof typeof ErrorCodes;

/** A refusal that is answered to the client in the protocol's own shape; it changed nothing. */
export class CommandError extends Error {
  readonly code: number;

  constructor(
    readonly codeName: ErrorName,
    message: string,
    /** Further fields of the error document, such as `keyPattern` and `keyValue` of a duplicate key. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = "CommandError";
    this.code = ErrorCodes[codeName];
  }
}

/** The bytes are no message of the protocol: the connection that sent them is closed, and no other one notices. */
export class MalformedMessage extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "MalformedMessage";
  }
}
