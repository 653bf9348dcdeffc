import { DesktopOutlined, MoonOutlined, SunOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { chooseMode, useModeChoice, type ModeChoice } from "../theme/useMode.ts";

const ICONS: Record<ModeChoice, React.ReactNode> = {
  system: <DesktopOutlined />,
  light: <SunOutlined />,
  dark: <MoonOutlined />,
};
const CHOICES: ModeChoice[] = ["system", "light", "dark"];

export function ModeSwitch() {
  const { t } = useTranslation();
  const choice = useModeChoice();
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        selectable: true,
        selectedKeys: [choice],
        items: CHOICES.map((mode) => ({ key: mode, icon: ICONS[mode], label: t(`shell.mode.${mode}`) })),
        onClick: ({ key }) => chooseMode(key as ModeChoice),
      }}
    >
      <Button type="text" icon={ICONS[choice]} aria-label={t("shell.mode.label")} />
    </Dropdown>
  );
}
