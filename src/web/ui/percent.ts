/** A probability or a return: two decimals, more where two would say nothing, "1 in n" where percent would. */
export function percentText(share: number): string {
  const value = share * 100;
  if (share === 0 || value >= 0.995) return `${value.toFixed(2)} %`;
  if (value >= 0.001) return `${value.toPrecision(2)} %`;
  return `1 in ${Math.round(1 / share).toLocaleString("en")}`;
}
