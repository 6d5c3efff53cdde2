/** A method as grpc-js defines it. Messages stay bytes: our own codec reads and writes them. */
export function method(path: string, requests: "one" | "many", responses: "one" | "many") {
  const asItIs = (bytes: Buffer): Buffer => bytes;
  return {
    path,
    requestStream: requests === "many",
    responseStream: responses === "many",
    requestSerialize: asItIs,
    requestDeserialize: asItIs,
    responseSerialize: asItIs,
    responseDeserialize: asItIs,
  };
}
