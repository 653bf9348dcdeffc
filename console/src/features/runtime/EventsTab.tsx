import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keys } from "../../api/queryKeys.ts";
import { runtime } from "../../api/runtime.ts";
import type { ApplicationEvent } from "../../api/types.ts";
import { formatInstant } from "../../ui/format.ts";
import { Glyph } from "../../ui/Glyph.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { Nothing } from "../../ui/Nothing.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Age } from "../../ui/Time.tsx";
import { SEVERITY_LOOK } from "../../ui/tones.ts";
import { usePlace } from "../applications/usePlace.ts";
import styles from "./EventsTab.module.css";
import { mergeEvents } from "./mergeEvents.ts";

const NONE_YET: ApplicationEvent[] = [];

export function EventsTab() {
  const { t } = useTranslation();
  const place = usePlace();
  const history = useInfiniteQuery({
    queryKey: keys.events(place),
    queryFn: ({ pageParam, signal }) => runtime.events(place, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  // Filled by the page's stream, never fetched.
  const { data: live = NONE_YET } = useQuery<ApplicationEvent[]>({
    queryKey: keys.liveEvents(place),
    enabled: false,
  });
  return (
    <Panel title={t("application.tab.events")} flush untitled>
      <Loaded query={history}>
        {({ pages }) => {
          const events = mergeEvents(
            live,
            pages.flatMap(({ items }) => items),
          );
          return events.length === 0 ? (
            <Nothing title={t("event.none")}>{t("event.noneHint")}</Nothing>
          ) : (
            <>
              <ol className={styles.events}>
                {events.map((event) => (
                  <EventRow key={event.id} event={event} />
                ))}
              </ol>
              <LoadMore query={history} />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

function EventRow({ event }: { event: ApplicationEvent }) {
  const { t } = useTranslation();
  return (
    <li className={styles.event}>
      <span className={styles.at}>
        <time dateTime={event.at} className="figures">
          {formatInstant(event.at)}
        </time>
        <span className="muted">
          <Age since={event.at} ago />
        </span>
      </span>
      <Glyph look={SEVERITY_LOOK[event.severity]} />
      <span className={styles.what}>
        <span className="visually-hidden">{t(`severity.${event.severity}`)}: </span>
        {event.message}
        <span className={styles.about}>
          <code>{event.type}</code>
          {event.instance === null ? null : <code>{event.instance}</code>}
        </span>
      </span>
    </li>
  );
}
