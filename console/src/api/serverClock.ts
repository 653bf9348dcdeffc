/**
 * The control plane's clock, estimated from the Date header of its answers. Ages and deadlines are counted against
 * it: an operator's workstation that runs minutes off must not show an instance as older than it is.
 */
let offsetMillis = 0;

/** Smaller differences are the header's own resolution and the network, not a wrong clock. */
const NOISE_MILLIS = 2_000;

export function observeServerDate(header: string | null, now: number = Date.now()): void {
  const served = header === null ? Number.NaN : Date.parse(header);
  if (!Number.isNaN(served)) {
    const difference = served - now;
    offsetMillis = Math.abs(difference) > NOISE_MILLIS ? difference : 0;
  }
}

export function serverNow(now: number = Date.now()): number {
  return now + offsetMillis;
}
