import { Modal } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "./ProblemNotice.tsx";

interface ConfirmDialogProps {
  title: string;
  confirm: string;
  pending: boolean;
  error: unknown;
  danger?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Says what is about to happen and to what, before it happens; a refusal is shown in place. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={props.title}
      okText={props.confirm}
      okButtonProps={{ danger: props.danger ?? false }}
      cancelText={t("common.cancel")}
      confirmLoading={props.pending}
      onOk={props.onConfirm}
      onCancel={props.onClose}
    >
      <p>{props.children}</p>
      {props.error === null ? null : <ProblemNotice error={props.error} />}
    </Modal>
  );
}
