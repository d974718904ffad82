/** A number being typed: the digits so far with one more, as long as that stays within max; else the new digit alone. */
export function typedWith(typed: string, digit: string, max: number): string {
  const longer = Number(`${typed}${digit}`);
  return typed !== "" && typed !== "0" && longer <= max ? String(longer) : digit;
}
