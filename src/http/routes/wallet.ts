import type { FastifyInstance } from "fastify";
import type { Transfer } from "../../contract/wallet.ts";
import type { Wallet } from "../../services/wallet.ts";
import { makeCursor, parseCursor } from "../cursor.ts";
import { playerOf } from "../requests.ts";
import { route } from "./register.ts";

type Line = Awaited<ReturnType<Wallet["statement"]>>[number];

const presentLine = (line: Line): Transfer => ({
  id: line.id,
  leg: line.leg,
  kind: line.kind,
  currency: line.currency,
  amount: Number(line.incoming ? line.amount : -line.amount),
  counterparty: line.counterparty,
  roundId: line.kind === "stake" || line.kind === "payout" ? line.id : null,
  createdAt: line.createdAt.toISOString(),
});

export function walletRoutes(api: FastifyInstance, wallet: Wallet): void {
  route(api, "getWallet", "read", async ({ request }) => {
    const { id } = playerOf(request);
    const [balances, today] = await Promise.all([wallet.balances(id), wallet.today(id)]);
    return {
      balances: { credits: Number(balances.credits), cash: Number(balances.cash) },
      today: {
        staked: Number(today.staked),
        returned: Number(today.returned),
        net: Number(today.returned - today.staked),
      },
    };
  });

  route(api, "listTransfers", "read", async ({ query, request }) => {
    const lines = await wallet.statement(playerOf(request).id, parseCursor(query.cursor), query.limit);
    const last = lines.length === query.limit ? lines.at(-1) : undefined;
    return { transfers: lines.map(presentLine), nextCursor: last ? makeCursor(last) : null };
  });
}
