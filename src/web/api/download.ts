import type { Problem } from "../../contract/problem.ts";
import { withToken } from "./csrf.ts";
import { ApiProblem, Unreachable } from "./fault.ts";

/** The name that the server gives a file. */
const nameIn = (headers: Headers): string =>
  /filename="([^"]+)"/.exec(headers.get("content-disposition") ?? "")?.[1] ?? "download";

/** Asks for a file with a POST and hands it to the browser to keep. Throws ApiProblem or Unreachable. */
export async function downloadFile(path: string): Promise<void> {
  const response = await withToken(async (token) => {
    const answer = await fetch(`/api/v1${path}`, {
      method: "POST",
      credentials: "same-origin",
      headers: token,
    }).catch((error: unknown) => {
      throw new Unreachable("no answer", { cause: error });
    });
    if (!answer.ok) throw new ApiProblem((await answer.json()) as Problem);
    return answer;
  });
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = nameIn(response.headers);
  link.click();
  URL.revokeObjectURL(address);
}
