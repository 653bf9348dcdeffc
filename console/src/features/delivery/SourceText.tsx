import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { Source } from "../../api/types.ts";
import { shortImage } from "../../ui/format.ts";

/** Where something was taken from, in one line. */
export function SourceText({ source }: { source: Source }) {
  const { t } = useTranslation();
  switch (source.kind) {
    case "git":
      return (
        <Tooltip title={source.url}>
          <span>
            <code>{repositoryName(source.url)}</code> @ <code>{source.ref}</code>
          </span>
        </Tooltip>
      );
    case "image":
      return (
        <Tooltip title={source.reference}>
          <code>{shortImage(source.reference)}</code>
        </Tooltip>
      );
    case "archive":
      return <span>{t("source.archive")}</span>;
    case "release":
      return <span>{t("source.release")}</span>;
  }
}

function repositoryName(url: string): string {
  return url
    .replace(/\/+$/, "")
    .replace(/\.git$/, "")
    .split(/[/:]/)
    .slice(-2)
    .join("/");
}
