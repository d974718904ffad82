/**
 * The discrete Fourier transform of n = 2^k complex numbers, in place: X_j = sum over t of x_t exp(-2 pi i j t / n).
 * Iterative radix-2 (Cooley and Tukey 1965) with a table of roots computed one by one, so that errors do not add up along it.
 */
export function transform(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  reverseBits(re, im);
  const cos = new Float64Array(n / 2);
  const sin = new Float64Array(n / 2);
  for (let at = 0; at < n / 2; at += 1) {
    cos[at] = Math.cos((2 * Math.PI * at) / n);
    sin[at] = Math.sin((2 * Math.PI * at) / n);
  }
  for (let half = 1; half < n; half *= 2) {
    const stride = n / (2 * half);
    for (let from = 0; from < n; from += 2 * half) {
      for (let at = 0; at < half; at += 1)
        butterfly(re, im, from + at, half, cos[at * stride] as number, sin[at * stride] as number);
    }
  }
}

function butterfly(
  re: Float64Array,
  im: Float64Array,
  low: number,
  half: number,
  cos: number,
  sin: number,
): void {
  const high = low + half;
  const hr = re[high] as number;
  const hi = im[high] as number;
  const tr = hr * cos + hi * sin;
  const ti = hi * cos - hr * sin;
  const lr = re[low] as number;
  const li = im[low] as number;
  re[high] = lr - tr;
  im[high] = li - ti;
  re[low] = lr + tr;
  im[low] = li + ti;
}

function reverseBits(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let at = 1, mirror = 0; at < n; at += 1) {
    let bit = n >> 1;
    for (; mirror & bit; bit >>= 1) mirror ^= bit;
    mirror ^= bit;
    if (at >= mirror) continue;
    [re[at], re[mirror]] = [re[mirror] as number, re[at] as number];
    [im[at], im[mirror]] = [im[mirror] as number, im[at] as number];
  }
}

/** The real parts of the inverse transform, scaled: what transform was given, if it was real. Destroys its input. */
export function inverseReal(re: Float64Array, im: Float64Array): Float64Array {
  // The inverse is the transform of the conjugate, conjugated; of real results only the scale is left to do.
  for (let at = 0; at < im.length; at += 1) im[at] = -(im[at] as number);
  transform(re, im);
  for (let at = 0; at < re.length; at += 1) re[at] = (re[at] as number) / re.length;
  return re;
}
