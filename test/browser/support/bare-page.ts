import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A page with nothing in it, beside which others are measured: what it takes is the machine's own. */
export interface BarePage {
  readonly address: string;
  close(): Promise<void>;
}

const PAGE = "<!doctype html><html lang=sq><title>bosh</title><link rel=icon href=data:,><p>bosh</p></html>";

export async function serveBarePage(): Promise<BarePage> {
  const server = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end(PAGE));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
