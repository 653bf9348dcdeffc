import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useNavigate, useSearchParams } from "react-router";
import { rememberCsrfToken } from "../../api/credentials.ts";
import { identity, type SignIn } from "../../api/identity.ts";
import { ApiProblem } from "../../api/problem.ts";
import { keys } from "../../api/queryKeys.ts";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";
import { EntryFrame } from "./EntryFrame.tsx";
import styles from "./EntryFrame.module.css";
import { returnAddress } from "./returnAddress.ts";
import { useSession } from "./useMe.ts";

function asksForCode(error: unknown): boolean {
  return error instanceof ApiProblem && (error.code === "code-required" || error.code === "code-wrong");
}

/** A first answer of "code required" is a step of signing in, not something that went wrong. */
function isOnlyAStep(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === "code-required";
}

export function SignInPage() {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const from = returnAddress(search.get("from"));
  const [withCode, setWithCode] = useState(false);
  useEffect(() => {
    document.title = `${t("session.signIn")} · Banyan`;
  }, [t]);

  const signIn = useMutation({
    mutationFn: (values: SignIn) => identity.signIn(values),
    onSuccess: (me) => {
      rememberCsrfToken(me.csrfToken);
      client.setQueryData(keys.me, me);
      void navigate(me.person.mustChangePassword ? "/password" : from, { replace: true, state: { from } });
    },
    onError: (error) => setWithCode(asksForCode(error)),
  });

  if (session.data !== undefined && session.data !== null && !signIn.isSuccess) {
    return <Navigate to={from} replace />;
  }
  return (
    <EntryFrame>
      <h1 className={styles.title}>{t("session.signIn")}</h1>
      <div className={styles.stack}>
        {signIn.error === null && search.has("from") ? (
          <p className="muted">{t("session.toContinue")}</p>
        ) : null}
        {signIn.error === null || isOnlyAStep(signIn.error) ? null : <ProblemNotice error={signIn.error} />}
        {isOnlyAStep(signIn.error) ? <p role="status">{t("session.codeHint")}</p> : null}
      </div>
      <Form<SignIn> layout="vertical" requiredMark={false} onFinish={(values) => signIn.mutate(values)}>
        <Form.Item
          name="name"
          label={t("session.person")}
          rules={[{ required: true, message: t("session.personMissing") }]}
        >
          <Input autoComplete="username" autoFocus={!withCode} size="large" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t("session.password")}
          rules={[{ required: true, message: t("session.passwordMissing") }]}
        >
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        {withCode ? (
          <Form.Item
            name="code"
            label={t("session.code")}
            rules={[{ pattern: /^\d{6}$/, required: true, message: t("session.codeShape") }]}
          >
            <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} autoFocus size="large" />
          </Form.Item>
        ) : null}
        <Button type="primary" htmlType="submit" block size="large" loading={signIn.isPending}>
          {t("session.signIn")}
        </Button>
      </Form>
    </EntryFrame>
  );
}
