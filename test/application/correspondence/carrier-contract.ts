import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Carrier, Outgoing } from "../../../application/correspondence/index.js";
import { instant } from "../../../domain/shared/index.js";

export const outgoing = (over: Partial<Outgoing> = {}): Outgoing => ({
  messageId: "0190c0de-0000-5000-8000-000000000001",
  tenant: "shkoder",
  sender: "Bashkia Shkodër",
  to: "arta@example.al",
  subject: "Kërkesa juaj u regjistrua",
  text: "I/E nderuar,\n\nKërkesa juaj u regjistrua.\n.\nMe respekt\n",
  language: "sq",
  writtenAt: instant("2025-03-03T09:00:00Z"),
  ...over,
});

/** A carrier under test, with what has arrived: the bytes of each message, in order of arrival. */
export interface CarrierUnderTest {
  readonly carrier: Carrier;
  arrived(): Promise<readonly Buffer[]>;
  /** Whether what is carried twice arrives once; elsewhere it arrives again, the same. */
  readonly once: boolean;
  close(): Promise<void>;
}

/** What every way out of the house promises. `to` is an address of its kind. */
export function carrierContract(name: string, to: string, open: () => Promise<CarrierUnderTest>): void {
  describe(`${name}, as every carrier,`, () => {
    let under: CarrierUnderTest;
    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under.close());

    test("says that a message was taken over, with the digest of its bytes", async () => {
      const delivery = await under.carrier.carry(outgoing({ to }));
      expect(delivery).toMatchObject({ kind: "sent", answer: expect.any(String) });
      const [bytes] = await under.arrived();
      const digest = createHash("sha256").update(bytes!).digest("hex");
      expect(delivery).toMatchObject({ digest });
    });

    test("carries a message again as it was, where it does not know it", async () => {
      const first = await under.carrier.carry(outgoing({ to }));
      const again = await under.carrier.carry(outgoing({ to }));
      expect(again).toMatchObject({ kind: "sent", digest: (first as { digest: string }).digest });
      const all = await under.arrived();
      expect(all.length).toBe(under.once ? 1 : 3);
      expect(new Set(all.map(String)).size).toBe(1);
    });

    test("keeps messages of another id apart", async () => {
      const before = (await under.arrived()).length;
      const messageId = "0190c0de-0000-5000-8000-000000000002";
      await under.carrier.carry(outgoing({ to, messageId }));
      await under.carrier.carry(outgoing({ to, messageId, tenant: "vlore" }));
      expect((await under.arrived()).length).toBe(before + 2);
    });

    test("carries many at once", async () => {
      const before = (await under.arrived()).length;
      const ids = Array.from({ length: 12 }, (_, index) => `0190c0de-0000-5000-8000-0000000001${index + 10}`);
      const deliveries = await Promise.all(ids.map((messageId) => under.carrier.carry(outgoing({ to, messageId }))));
      expect(deliveries.every(({ kind }) => kind === "sent")).toBe(true);
      expect((await under.arrived()).length).toBe(before + 12);
    });
  });
}
