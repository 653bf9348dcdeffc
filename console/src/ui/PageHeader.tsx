import { Breadcrumb } from "antd";
import { useEffect, type ReactNode } from "react";
import { Link } from "react-router";
import styles from "./PageHeader.module.css";

export interface Crumb {
  label: string;
  to: string;
}

interface PageHeaderProps {
  /** Also the browser tab's name. */
  name: string;
  title?: ReactNode;
  crumbs?: Crumb[];
  beside?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ name, title, crumbs = [], beside, actions }: PageHeaderProps) {
  const trail = [name, ...crumbs.map(({ label }) => label).reverse(), "Banyan"].join(" · ");
  useEffect(() => {
    document.title = trail;
  }, [trail]);
  return (
    <header className={styles.header}>
      {crumbs.length === 0 ? null : (
        <Breadcrumb
          className={styles.crumbs ?? ""}
          items={crumbs.map(({ label, to }) => ({ key: to, title: <Link to={to}>{label}</Link> }))}
        />
      )}
      <div className={styles.row}>
        <h1 className={styles.title}>{title ?? name}</h1>
        {beside}
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
    </header>
  );
}
