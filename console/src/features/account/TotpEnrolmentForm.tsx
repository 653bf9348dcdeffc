import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input, QRCode } from "antd";
import { useTranslation } from "react-i18next";
import { identity } from "../../api/identity.ts";
import type { TotpEnrolment } from "../../api/types.ts";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";
import styles from "./AccountPage.module.css";

interface TotpEnrolmentFormProps {
  enrolment: TotpEnrolment;
  onConfirmed: () => void;
}

/** The secret as a picture and as text; it counts only once a code made from it came back. */
export function TotpEnrolmentForm({ enrolment, onConfirmed }: TotpEnrolmentFormProps) {
  const { t } = useTranslation();
  const confirm = useMutation({
    mutationFn: ({ code }: { code: string }) => identity.confirmTotp(code),
    onSuccess: onConfirmed,
  });
  return (
    <div className={styles.enrol}>
      <div className={styles.qr} role="img" aria-label={t("totp.qr")}>
        <QRCode
          value={enrolment.uri}
          size={168}
          bordered={false}
          type="svg"
          color="#000000"
          bgColor="#ffffff"
        />
      </div>
      <div className={styles.enrolText}>
        <p>{t("totp.scan")}</p>
        <p className={styles.secret}>
          <code>{enrolment.secret}</code>
        </p>
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={(values: { code: string }) => confirm.mutate(values)}
        >
          <Form.Item
            name="code"
            label={t("session.code")}
            rules={[{ required: true, pattern: /^\d{6}$/, message: t("session.codeShape") }]}
          >
            <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} autoFocus />
          </Form.Item>
          {confirm.error === null ? null : (
            <Form.Item>
              <ProblemNotice error={confirm.error} />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>
            {t("totp.confirm")}
          </Button>
        </Form>
      </div>
    </div>
  );
}
