import type { createIds } from "../base/id.ts";
import type { Clock, Entropy } from "../base/time.ts";
import type { Carrier } from "../cluster/bus.ts";
import type { Outgoing } from "../services/mail/transport.ts";

/** What a test may set: time, chance, and where faults are told. */
export type AppPorts = {
  readonly clock: Clock;
  readonly entropy: Entropy;
  readonly onFault: (error: unknown) => void;
  /** Remarks of the accounts library. */
  readonly onRemark: (level: string, message: string, rest: readonly unknown[]) => void;
  /** Between the processes of this machine, for a house of several without Redis. */
  readonly carrier?: Carrier;
  /** A letter that went into the folder, because no mail service is set. */
  readonly onLaidOut?: (mail: Outgoing) => void;
};

/** A maker of time-ordered ids. */
export type NewId = ReturnType<typeof createIds>;
