import { z } from "zod";

/** RFC 9457 problem document: the body of every error. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** What happened, that nothing was lost, what to do. */
  detail: z.string(),
  /** Machine-readable: one of base/refusal's codes, or "internal". */
  code: z.string(),
  requestId: z.string(),
  /** When a limit, a break or an exclusion that stands in the way ends. */
  endsAt: z.iso.datetime().optional(),
  /** What is wrong with the input and where (JSON pointers). */
  errors: z.array(z.object({ at: z.string(), what: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;
