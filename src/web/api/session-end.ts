import type { QueryClient } from "@tanstack/react-query";
import { toast } from "../ui/toast.ts";
import { forgetToken } from "./csrf.ts";
import { changePlayer, sessionQuery } from "./queries.ts";

/** A refusal has shown that the session is over: ended elsewhere, or by the house. Said once, however many requests find out. */
export function noticeSessionEnd(client: QueryClient): void {
  const known = client.getQueryData(sessionQuery.queryKey);
  if (!known?.player) return;
  client.setQueryData(sessionQuery.queryKey, { ...known, player: null });
  forgetToken();
  toast({
    title: "You have been signed out",
    detail: "This session was ended, by you elsewhere or by the house. Nothing is lost.",
    tone: "loss",
  });
  void changePlayer(client);
}
