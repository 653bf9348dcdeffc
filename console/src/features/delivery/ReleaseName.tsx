import { useInfiniteQuery } from "@tanstack/react-query";
import { Tooltip } from "antd";
import { shortCommit } from "../../ui/format.ts";
import { releasesQuery } from "./queries.ts";

interface ReleaseNameProps {
  tribe: string;
  application: string;
  release: string;
}

/** A release by the number people call it, with its commit; by the start of its id while the number is not known. */
export function ReleaseName({ tribe, application, release }: ReleaseNameProps) {
  const releases = useInfiniteQuery(releasesQuery(tribe, application));
  const found = releases.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === release);
  if (found === undefined) {
    return (
      <Tooltip title={release}>
        <code>{release.slice(0, 8)}</code>
      </Tooltip>
    );
  }
  return (
    <span>
      <span className="figures">#{found.number}</span>
      {found.commit === null ? null : (
        <>
          {" "}
          <Tooltip title={found.commit}>
            <code className="muted">{shortCommit(found.commit)}</code>
          </Tooltip>
        </>
      )}
    </span>
  );
}
