/**
 * What a game works out from its rules, once for each rules object: rules are immutable, and a house plays millions of
 * rounds by the same ones. The last object is kept aside because a comparison is cheaper than a look-up.
 */
export function perRules<Rules extends object, Made>(make: (rules: Rules) => Made): (rules: Rules) => Made {
  const known = new WeakMap<Rules, Made>();
  let last: { readonly rules: Rules; readonly made: Made } | undefined;
  return (rules) => {
    if (last?.rules === rules) return last.made;
    const made = known.get(rules) ?? make(rules);
    known.set(rules, made);
    last = { rules, made };
    return made;
  };
}
