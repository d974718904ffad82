/** Makes the question to a worker, which is started with the first one and kept. failure is what an error says. */
export function workerAsker<Question extends readonly unknown[], Answer>(
  start: () => Worker,
  failure: string,
): (...question: Question) => Promise<Answer> {
  let worker: Worker | undefined;
  return (...question) =>
    new Promise((resolve, reject) => {
      worker ??= start();
      worker.addEventListener("error", () => reject(new Error(failure)), { once: true });
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }: MessageEvent<Answer>) => {
        port1.close();
        resolve(data);
      };
      worker.postMessage(question, [port2]);
    });
}
