import { Button, Tooltip, type ButtonProps } from "antd";
import type { ReactNode } from "react";

interface ActionButtonProps extends Pick<
  ButtonProps,
  "type" | "danger" | "icon" | "loading" | "size" | "htmlType"
> {
  children: ReactNode;
  onClick: () => void;
  /** Why the action is not to be had now; null when it is. A reader hears it, a pointer sees it. */
  refused?: string | null;
}

/** A button that, when it cannot be used, stays in its place and says why. */
export function ActionButton({ children, onClick, refused = null, ...button }: ActionButtonProps) {
  if (refused === null) {
    return (
      <Button {...button} onClick={onClick}>
        {children}
      </Button>
    );
  }
  return (
    <Tooltip title={refused}>
      <Button {...button} aria-disabled="true" aria-description={refused} className="refused">
        {children}
      </Button>
    </Tooltip>
  );
}
