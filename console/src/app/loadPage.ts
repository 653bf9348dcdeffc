/** Waits before each further attempt, in milliseconds. */
const WAITS = [300, 1_000, 3_000];

/**
 * Loads a page's code, again where the network stumbled. On a machine that runs containers the browser drops what is
 * being loaded whenever a container's network comes or goes, so a single failure says nothing.
 */
export async function loadPage<Module>(
  load: () => Promise<Module>,
  waits: readonly number[] = WAITS,
): Promise<Module> {
  for (const wait of waits) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return load();
}
