import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../i18n/useLanguage.ts";
import { useNow } from "./clock.ts";
import { formatInstant, formatSpan } from "./format.ts";

/** How long ago something happened, with the exact moment on hover and for readers. */
export function Age({ since, ago = false }: { since: string; ago?: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const span = formatSpan(useNow() - Date.parse(since), language);
  return (
    <Tooltip title={formatInstant(since)}>
      <time dateTime={since} className="figures">
        {ago ? t("common.ago", { span }) : span}
      </time>
    </Tooltip>
  );
}

/** How long something took, or has been taking. */
export function Duration({ from, to }: { from: string; to: string | null }) {
  return to === null ? <Age since={from} /> : <FixedDuration from={from} to={to} />;
}

function FixedDuration({ from, to }: { from: string; to: string }) {
  const language = useLanguage();
  return <span className="figures">{formatSpan(Date.parse(to) - Date.parse(from), language)}</span>;
}

export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} className="figures">
      {formatInstant(at)}
    </time>
  );
}
