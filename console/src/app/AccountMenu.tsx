import { UserOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { rememberCsrfToken } from "../api/credentials.ts";
import { identity } from "../api/identity.ts";
import { keys } from "../api/queryKeys.ts";
import { useMe } from "../features/session/useMe.ts";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";

export function AccountMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { notification } = App.useApp();
  const signOut = useMutation({
    mutationFn: identity.signOut,
    onSuccess: () => {
      rememberCsrfToken(null);
      // Leads to sign-in; whatever was read for this person must not wait there for the next one.
      client.setQueryData(keys.me, null);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] });
    },
    onError: (error) =>
      notification.error({ title: t("session.signOutFailed"), description: <ProblemNotice error={error} /> }),
  });
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          { key: "account", label: t("account.name") },
          { type: "divider" },
          { key: "sign-out", label: t("session.signOut") },
        ],
        onClick: ({ key }) => {
          if (key === "account") {
            void navigate("/account");
          } else {
            signOut.mutate();
          }
        },
      }}
    >
      <Button type="text" icon={<UserOutlined />} loading={signOut.isPending}>
        {me.person.displayName}
      </Button>
    </Dropdown>
  );
}
