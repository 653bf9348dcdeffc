import { useQuery } from "@tanstack/react-query";
import { explanations } from "../../api/explanations.ts";
import { keys } from "../../api/queryKeys.ts";
import type { Explanation } from "../../api/types.ts";
import { useLanguage } from "../../i18n/useLanguage.ts";

/** What a stable code means, in the reader's language; null until it is known, or when nothing is said about it. */
export function useExplanation(code: string | null): Explanation | null {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: keys.explanations(language),
    queryFn: ({ signal }) => explanations.all(signal),
    staleTime: Infinity,
    enabled: code !== null,
  });
  return data?.find((candidate) => candidate.code === code) ?? null;
}
