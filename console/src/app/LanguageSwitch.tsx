import { Button } from "antd";
import { chooseLanguage } from "../i18n/index.ts";
import { useLanguage } from "../i18n/useLanguage.ts";

/** Names the other language in that language: who cannot read this one can find the way. */
export function LanguageSwitch() {
  const other = useLanguage() === "zh" ? "en" : "zh";
  return (
    <Button type="text" lang={other === "zh" ? "zh-CN" : "en"} onClick={() => void chooseLanguage(other)}>
      {other === "zh" ? "中文" : "English"}
    </Button>
  );
}
