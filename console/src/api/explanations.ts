import { http } from "./http.ts";
import type { Explanation } from "./types.ts";

export const explanations = {
  all: (signal: AbortSignal) => http.get<Explanation[]>("/explanations", { signal }),
};
