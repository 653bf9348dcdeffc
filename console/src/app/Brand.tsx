import { Link } from "react-router";
import styles from "./Brand.module.css";

export function Brand() {
  return (
    <Link to="/tribes" className={styles.brand}>
      <img src="/banyan.svg" alt="" width="24" height="24" />
      <span>Banyan</span>
      <span className={styles.tree} lang="zh-CN">
        榕
      </span>
    </Link>
  );
}
