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

/** What the dialog starts with: the application's own source where it has one that the dialog can offer. */
export function defaultsFrom(source: Source | null): DeployValues {
  switch (source?.kind) {
    case "git":
      return { kind: "git", url: source.url, ref: source.ref, path: source.path ?? "" };
    case "image":
      return { kind: "image", reference: source.reference, ref: "main" };
    default:
      return { kind: "git", ref: "main" };
  }
}
