import { Form, Modal } from "antd";
import type { FormInstance } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "./ProblemNotice.tsx";

interface FormDialogProps<Values> {
  title: string;
  confirm: string;
  form: FormInstance<Values>;
  initialValues?: Partial<Values>;
  pending: boolean;
  error: unknown;
  danger?: boolean;
  onSubmit: (values: Values) => void;
  onClose: () => void;
  children: ReactNode;
}

/** One question with a form: stays open while it is being answered and when the answer is a refusal. */
export function FormDialog<Values extends object>(props: FormDialogProps<Values>) {
  const { t } = useTranslation();
  const {
    title,
    confirm,
    form,
    initialValues,
    pending,
    error,
    danger = false,
    onSubmit,
    onClose,
    children,
  } = props;
  return (
    <Modal
      open
      title={title}
      okText={confirm}
      okButtonProps={{ danger }}
      cancelText={t("common.cancel")}
      confirmLoading={pending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        {...(initialValues === undefined ? {} : { initialValues: initialValues })}
        onFinish={onSubmit}
      >
        {children}
        {error === null || error === undefined ? null : <ProblemNotice error={error} />}
        {/* Lets Enter send the form from any field; the visible button is the dialog's. */}
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" />
      </Form>
    </Modal>
  );
}
