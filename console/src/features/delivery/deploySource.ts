import type { Source } from "../../api/types.ts";

/** The fields of the deploy dialog; those of the other kind keep what was typed. */
export interface DeployValues {
  kind: "git" | "image";
  url?: string;
  ref?: string;
  path?: string;
  reference?: string;
  message?: string;
}

export function sourceOf({ kind, url = "", ref = "", path = "", reference = "" }: DeployValues): Source {
  if (kind === "image") {
    return { kind, reference: reference.trim() };
  }
  const folder = path.trim();
  return { kind, url: url.trim(), ref: ref.trim(), ...(folder === "" ? {} : { path: folder }) };
}

/** What the dialog starts with: the first source that it can offer, the application's own before those it was deployed from. */
export function defaultsFrom(sources: (Source | null)[]): DeployValues {
  const known = sources.find((source) => source?.kind === "git" || source?.kind === "image");
  switch (known?.kind) {
    case "git":
      return { kind: "git", url: known.url, ref: known.ref, path: known.path ?? "" };
    case "image":
      return { kind: "image", reference: known.reference, ref: "main" };
    default:
      return { kind: "git", ref: "main" };
  }
}
