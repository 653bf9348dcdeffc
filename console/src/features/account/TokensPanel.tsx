import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { identity } from "../../api/identity.ts";
import { keys } from "../../api/queryKeys.ts";
import type { Token } from "../../api/types.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { useNow } from "../../ui/clock.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Nothing } from "../../ui/Nothing.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Age, Moment } from "../../ui/Time.tsx";
import { NewTokenDialog } from "./NewTokenDialog.tsx";

export function TokensPanel() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const tokens = useQuery({
    queryKey: keys.tokens,
    queryFn: async ({ signal }) => (await identity.tokens(signal)).items,
  });
  const [issuing, setIssuing] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const revoke = useMutation({
    mutationFn: (id: string) => identity.revokeToken(id),
    onSuccess: async () => {
      setRevoking(null);
      await client.invalidateQueries({ queryKey: keys.tokens });
    },
  });
  const columns: TableColumnsType<Token> = [
    { title: t("token.name"), dataIndex: "name" },
    {
      title: t("token.scopes"),
      render: (_, { scopes }) => scopes.map((scope) => t(`scope.${scope}`)).join(", "),
    },
    { title: t("token.tribe"), render: (_, { tribe }) => tribe ?? t("token.allTribes") },
    { title: t("token.created"), render: (_, { createdAt }) => <Age since={createdAt} ago /> },
    { title: t("token.expires"), render: (_, { expiresAt }) => <Expiry at={expiresAt} /> },
    {
      title: t("token.lastUsed"),
      render: (_, { lastUsedAt }) =>
        lastUsedAt === null ? t("token.neverUsed") : <Age since={lastUsedAt} ago />,
    },
    {
      key: "actions",
      align: "right",
      render: (_, token) => (
        <ActionButton size="small" danger onClick={() => setRevoking(token)}>
          {t("token.revoke")}
        </ActionButton>
      ),
    },
  ];
  return (
    <Panel
      flush
      title={t("token.title")}
      aside={<ActionButton onClick={() => setIssuing(true)}>{t("token.new")}</ActionButton>}
    >
      <Loaded query={tokens}>
        {(items) => (
          <Table
            size="small"
            rowKey="id"
            columns={columns}
            dataSource={items}
            pagination={false}
            scroll={{ x: "max-content" }}
            locale={{ emptyText: <Nothing title={t("token.none")}>{t("token.noneHint")}</Nothing> }}
          />
        )}
      </Loaded>
      {issuing ? <NewTokenDialog onClose={() => setIssuing(false)} /> : null}
      {revoking === null ? null : (
        <ConfirmDialog
          danger
          title={t("token.revokeTitle", { name: revoking.name })}
          confirm={t("token.revoke")}
          pending={revoke.isPending}
          error={revoke.error}
          onConfirm={() => revoke.mutate(revoking.id)}
          onClose={() => setRevoking(null)}
        >
          {t("token.revokeHint")}
        </ConfirmDialog>
      )}
    </Panel>
  );
}

function Expiry({ at }: { at: string }) {
  const { t } = useTranslation();
  return Date.parse(at) < useNow() ? <span className="muted">{t("token.expired")}</span> : <Moment at={at} />;
}
