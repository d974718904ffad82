/** The binomial coefficient C(n, k), exactly: in how many ways k of n things can be chosen. 0 when k is not in 0 to n. */
export function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let ways = 1n;
  for (let i = 1; i <= k; i += 1) ways = (ways * BigInt(n - k + i)) / BigInt(i);
  return ways;
}
