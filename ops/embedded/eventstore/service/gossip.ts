import { randomUUID } from "node:crypto";
import type { ServerUnaryCall, UntypedServiceImplementation, sendUnaryData } from "@grpc/grpc-js";
import { encodeClusterOfOne } from "../protocol/gossip.js";
import { method } from "./method.js";

/** How clients with `esdb+discover://` or several hosts find the node to talk to. */
export const gossipDefinition = { read: method("/event_store.client.gossip.Gossip/Read", "one", "one") };

/** @param localPort where the server listens; for clients whose authority names no port */
export function gossipHandlers(localPort: () => number): UntypedServiceImplementation {
  const instanceId = randomUUID();
  return {
    read: (call: ServerUnaryCall<Buffer, Buffer>, answer: sendUnaryData<Buffer>) => {
      const { host, port } = addressOf(call.getHost(), localPort());
      answer(null, encodeClusterOfOne({ instanceId, host, port, now: Date.now() }));
    },
  };
}

/** The authority of a call: a name, an IPv4 address or an IPv6 address in brackets, with a port or without. */
export function addressOf(authority: string, localPort: number): { readonly host: string; readonly port: number } {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d+))?$/.exec(authority) ?? [];
  const host = bracketed ?? plain;
  return { host: host || "127.0.0.1", port: port === undefined ? localPort : Number(port) };
}
