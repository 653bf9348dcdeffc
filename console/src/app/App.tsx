import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useEffect } from "react";
import { RouterProvider } from "react-router";
import { onSessionExpired } from "../api/credentials.ts";
import { keys } from "../api/queryKeys.ts";
import { useLanguage } from "../i18n/useLanguage.ts";
import { antTheme } from "../theme/antTheme.ts";
import { useMode } from "../theme/useMode.ts";
import { queryClient } from "./queryClient.ts";
import { router } from "./routes.tsx";

export function App() {
  const mode = useMode();
  const language = useLanguage();
  useEffect(() => onSessionExpired(() => queryClient.setQueryData(keys.me, null)), []);
  return (
    <ConfigProvider
      theme={antTheme(mode)}
      locale={language === "zh" ? zhCN : enUS}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <AntApp notification={{ placement: "bottomRight" }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
