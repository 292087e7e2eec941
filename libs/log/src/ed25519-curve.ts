/**
 * Just enough of edwards25519 (RFC 8032 §5.1) to judge a public key: decoding, addition, multiplication.
 * Only ever used on public values, so nothing here runs in constant time.
 */
const P = 2n ** 255n - 19n;
export const GROUP_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

/** Extended coordinates of RFC 8032 §5.1.4: x = X/Z, y = Y/Z, x·y = T/Z. */
export interface Point {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
  readonly t: bigint;
}

const D = modulo(-121665n * power(121666n, P - 2n));
const SQRT_MINUS_ONE = power(2n, (P - 1n) / 4n);
const IDENTITY: Point = { x: 0n, y: 1n, z: 1n, t: 0n };

/** RFC 8032 §5.1.3: null where the encoding is no point of the curve, or not the canonical one. */
export function decodePoint(encoding: Uint8Array): Point | null {
  const number = encoding.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const sign = number >> 255n;
  const y = number & (2n ** 255n - 1n);
  if (encoding.length !== 32 || y >= P) return null;
  const root = recoverX(y);
  if (root === null || (root === 0n && sign === 1n)) return null;
  const x = (root & 1n) === sign ? root : P - root;
  return { x, y, z: 1n, t: modulo(x * y) };
}

/** §5.1.3 steps 2 and 3: a square root of (y² − 1) / (d·y² + 1), or null. */
function recoverX(y: bigint): bigint | null {
  const u = modulo(y * y - 1n);
  const v = modulo(D * y * y + 1n);
  const candidate = modulo(u * v ** 3n * power(u * v ** 7n, (P - 5n) / 8n));
  const square = modulo(v * candidate * candidate);
  if (square === u) return candidate;
  return square === modulo(-u) ? modulo(candidate * SQRT_MINUS_ONE) : null;
}

/** RFC 8032 §5.1.4; complete, so it doubles too. */
export function addPoints(p: Point, q: Point): Point {
  const a = modulo((p.y - p.x) * (q.y - q.x));
  const b = modulo((p.y + p.x) * (q.y + q.x));
  const c = modulo(2n * D * p.t * q.t);
  const d = modulo(2n * p.z * q.z);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return { x: modulo(e * f), y: modulo(g * h), z: modulo(f * g), t: modulo(e * h) };
}

export function multiplyPoint(scalar: bigint, point: Point): Point {
  let sum = IDENTITY;
  let addend = point;
  for (let rest = scalar; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) sum = addPoints(sum, addend);
    addend = addPoints(addend, addend);
  }
  return sum;
}

export function isIdentity(point: Point): boolean {
  return point.x === 0n && point.y === point.z;
}

function modulo(value: bigint): bigint {
  const rest = value % P;
  return rest < 0n ? rest + P : rest;
}

function power(value: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = modulo(value);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = modulo(result * square);
    square = modulo(square * square);
  }
  return result;
}
