import { MenuOutlined } from "@ant-design/icons";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, ScrollRestoration } from "react-router";
import { AccountMenu } from "./AccountMenu.tsx";
import { Brand } from "./Brand.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { ModeSwitch } from "./ModeSwitch.tsx";
import { Navigation } from "./Navigation.tsx";
import styles from "./Shell.module.css";

/** The frame around every page: the rail of places, the bar of personal settings, the page. */
export function Shell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#page">
        {t("shell.skip")}
      </a>
      <aside className={styles.rail}>
        <div className={styles.places}>
          <Brand />
          <Navigation />
        </div>
      </aside>
      <div className={styles.column}>
        <header className={styles.bar}>
          <Button
            className={styles.menu ?? ""}
            type="text"
            icon={<MenuOutlined />}
            aria-label={t("shell.menu")}
            onClick={() => setOpen(true)}
          />
          <span className={styles.space} />
          <LanguageSwitch />
          <ModeSwitch />
          <AccountMenu />
        </header>
        <main id="page" tabIndex={-1} className={styles.page}>
          <Outlet />
        </main>
      </div>
      <Drawer
        placement="left"
        size={248}
        open={open}
        onClose={() => setOpen(false)}
        closable={false}
        styles={{ body: { padding: 0, background: "var(--rail)" } }}
        aria-label={t("shell.menu")}
      >
        <Brand />
        <Navigation onFollow={() => setOpen(false)} />
      </Drawer>
      <ScrollRestoration />
    </div>
  );
}
