/**
 * Where to go after signing in. Only a path of this console: an address with another origin, or one that a browser
 * would read as such ("//host", "/\host"), is a trap, and leads to the start instead.
 */
export function returnAddress(from: string | null): string {
  const start = "/tribes";
  if (from === null || !from.startsWith("/") || from.startsWith("/sign-in")) {
    return start;
  }
  const base = "http://console.invalid";
  const resolved = URL.canParse(from, base) ? new URL(from, base) : null;
  return resolved?.origin === base ? resolved.pathname + resolved.search + resolved.hash : start;
}
