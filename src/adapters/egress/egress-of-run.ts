import type { StreamingEgress } from "../../ports/egress.ts";

/** The same way out, for what one run asks: the ledger's rows name it. */
export function egressOfRun(egress: StreamingEgress, run: string): StreamingEgress {
  return {
    send: (request) => egress.send({ run, ...request }),
    stream: (request) => egress.stream({ run, ...request }),
  };
}
