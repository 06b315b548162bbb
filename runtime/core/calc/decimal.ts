/**
 * Decimal arithmetic in whole ten-thousandths, exact where binary fractions are not: 0.1 + 0.2 is 0.3. A number is read to four
 * decimals and may be as large as ten billion (百亿); whatever is larger, or comes out larger, is no number here.
 *
 * No product or quotient below leaves the whole numbers that a double holds exactly, which is why the limit is what it is.
 */
const SCALE = 10_000;
/** In ten-thousandths: ten of them still fit into the exact whole numbers, which long division needs. */
const MOST = 1e14;

/** Ten-thousandths; undefined when the value is no number of this arithmetic. */
export function toUnits(value: unknown): number | undefined {
  return typeof value === 'number' ? within(roundHalfAway(value * SCALE)) : undefined;
}

/** The double that is nearest to the decimal, and so is written with its digits. */
export function fromUnits(units: number): number {
  return units / SCALE;
}

export function add(left: number, right: number): number | undefined {
  return within(left + right);
}

/** Rounded to four decimals, half away from zero (四舍五入). Each factor is split so that every partial product is exact. */
export function multiply(left: number, right: number): number | undefined {
  const [high, low] = split(Math.abs(right));
  const [leftHigh, leftLow] = split(Math.abs(left));
  const whole = Math.abs(left) * high + leftHigh * low + Math.floor((leftLow * low) / SCALE + 0.5);
  return within(withSign(whole, left < 0 !== right < 0));
}

/** Long division, rounded to four decimals, half away from zero. There is no quotient by zero. */
export function divide(left: number, right: number): number | undefined {
  if (right === 0) return undefined;
  const by = Math.abs(right);
  let rest = Math.abs(left);
  let quotient = 0;
  for (let digit = 0; digit <= 4; digit++) {
    const times = Math.floor(rest / by);
    quotient = quotient * 10 + times;
    rest = (rest - times * by) * 10;
  }
  if (rest >= by * 5) quotient += 1;
  return within(withSign(quotient, left < 0 !== right < 0));
}

/** To so many decimals (0–4), half away from zero. */
export function round(units: number, decimals: number): number {
  const step = Math.pow(10, 4 - decimals);
  return withSign(Math.floor(Math.abs(units) / step + 0.5) * step, units < 0);
}

function split(units: number): readonly [high: number, low: number] {
  const high = Math.floor(units / SCALE);
  return [high, units - high * SCALE];
}

function roundHalfAway(value: number): number {
  return withSign(Math.floor(Math.abs(value) + 0.5), value < 0);
}

/** Never minus zero. */
function withSign(size: number, negative: boolean): number {
  return negative && size !== 0 ? -size : size;
}

/** NaN and the infinities are within nothing. */
function within(units: number): number | undefined {
  return Math.abs(units) <= MOST ? units : undefined;
}
