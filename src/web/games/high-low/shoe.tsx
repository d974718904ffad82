const EDGES = Array.from({ length: 9 }, (_, index) => index);

/** A shoe of cards on a grid of 220 by 200: from its mouth on the left the next card comes. */
export function Shoe() {
  return (
    <svg className="shoe" viewBox="0 0 220 200" aria-hidden="true">
      <ellipse className="shoe-shadow" cx="120" cy="186" rx="98" ry="11" />
      <path className="shoe-side" d="M30 118 92 30H196a14 14 0 0 1 14 14V176H30Z" />
      <path className="shoe-deck" d="M30 118 92 30H108L48 118Z" />
      {EDGES.map((index) => (
        <path key={index} className="shoe-edge" d={`M${31 + index * 2} 117 ${93 + index * 1.7} 31`} />
      ))}
      <path className="shoe-body" d="M52 118 112 30H196a14 14 0 0 1 14 14V176H52Z" />
      <path className="shoe-lip" d="M22 118H58V176H22a8 8 0 0 1-8-8V126a8 8 0 0 1 8-8Z" />
      <path className="shoe-thumb" d="M22 133c16 0 16 28 0 28Z" />
      <text className="shoe-infinite" x="134" y="122" textAnchor="middle">
        ∞
      </text>
    </svg>
  );
}
