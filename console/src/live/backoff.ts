/** How long to wait before the next attempt to reconnect, in milliseconds. */
export interface BackoffPolicy {
  firstMillis: number;
  longestMillis: number;
}

export const RECONNECT: BackoffPolicy = { firstMillis: 500, longestMillis: 15_000 };

/**
 * Doubles per failed attempt up to the longest wait, then takes a random share between half and all of it ("equal
 * jitter"), so that the consoles of a whole floor do not return in the same instant after a restart.
 *
 * @param attempt failed attempts so far, from 1
 * @param random a number in [0, 1)
 */
export function backoff(policy: BackoffPolicy, attempt: number, random: number): number {
  const ceiling = Math.min(policy.longestMillis, policy.firstMillis * 2 ** (attempt - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
