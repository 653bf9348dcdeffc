package io.banyan.runtime.events;

import io.banyan.runtime.events.Happening.Severity;
import io.banyan.runtime.observed.InstanceView;
import io.banyan.runtime.observed.RunView;
import io.banyan.runtime.observed.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happened between two observations. A heal is told only when the replacement was seen ready: the instance that died
 * and a ready one of the same slot that was created afterwards.
 */
public final class NoticeChanges {
    private NoticeChanges() {}

    /** Oldest first, as far as the observations tell. */
    public static List<Happening> between(Snapshot before, Snapshot after) {
        Map<String, InstanceView> known = before.instances().stream()
                .collect(Collectors.toMap(InstanceView::name, Function.identity(), (one, same) -> same));
        List<Happening> happenings = new ArrayList<>();
        for (InstanceView instance : after.instances()) {
            Optional<InstanceView> was = Optional.ofNullable(known.get(instance.name()));
            noticeInstance(was, instance).forEach(happenings::add);
            if (instance.ready() && was.filter(InstanceView::ready).isEmpty()) {
                healed(before, after, instance).ifPresent(happenings::add);
            }
        }
        after.runs().stream()
                .filter(run -> !before.runs().contains(run))
                .forEach(run -> happenings.add(noticeRun(run)));
        return happenings;
    }

    private static List<Happening> noticeInstance(Optional<InstanceView> was, InstanceView is) {
        List<Happening> happenings = new ArrayList<>();
        if (was.isEmpty()) {
            happenings.add(
                    Happening.info("created/" + is.name(), "instance-created", "instance " + is.name() + " was created")
                            .of(is.name(), is.release()));
        }
        is.readyAt()
                .ifPresent(at -> happenings.add(Happening.info(
                                "ready/" + is.name(), "instance-ready", "instance " + is.name() + " became ready")
                        .of(is.name(), is.release())));
        if (is.phase().equals("unready") && was.filter(InstanceView::ready).isPresent()) {
            happenings.add(Happening.warning(
                            "unready/" + is.name() + "/"
                                    + is.lastProbe().map(probe -> probe.at()).orElse(is.createdAt()),
                            "instance-unready",
                            "instance " + is.name() + " takes no requests"
                                    + is.lastProbe()
                                            .map(probe -> ": " + probe.detail())
                                            .orElse(""))
                    .of(is.name(), is.release()));
        }
        is.fault()
                .ifPresent(fault -> happenings.add(new Happening(
                        "fault/" + is.name() + "/" + fault.code(),
                        is.exited() ? "instance-died" : "instance-faulty",
                        Severity.ERROR,
                        "instance " + is.name() + ": " + fault.message(),
                        Optional.of(is.name()),
                        Optional.of(is.release()))));
        if (is.exited()
                && is.fault().isEmpty()
                && was.filter(InstanceView::exited).isEmpty()) {
            happenings.add(
                    Happening.info("stopped/" + is.name(), "instance-stopped", "instance " + is.name() + " was stopped")
                            .of(is.name(), is.release()));
        }
        return happenings;
    }

    private static Optional<Happening> healed(Snapshot before, Snapshot after, InstanceView ready) {
        return Stream.concat(after.instances().stream(), before.instances().stream())
                .filter(other -> other.slot() == ready.slot()
                        && other.exited()
                        && other.fault().isPresent())
                .filter(other -> other.release().equals(ready.release()))
                .filter(other ->
                        other.readyAt().isPresent() && other.createdAt().isBefore(ready.createdAt()))
                .max(Comparator.comparing(InstanceView::createdAt))
                .map(dead -> Happening.info(
                                "healed/" + dead.name(),
                                "instance-healed",
                                "instance " + ready.name() + " took the place of " + dead.name() + " and is ready")
                        .of(ready.name(), ready.release()));
    }

    private static Happening noticeRun(RunView run) {
        String key = "run/" + run.name() + "/" + run.state();
        String name = "run " + run.name();
        return switch (run.state()) {
            case "succeeded" -> Happening.info(key, "run-succeeded", name + " succeeded");
            case "failed" ->
                new Happening(
                        key,
                        "run-failed",
                        Severity.ERROR,
                        name + " failed"
                                + run.fault()
                                        .map(fault -> ": " + fault.message())
                                        .orElse(""),
                        Optional.empty(),
                        Optional.empty());
            default -> Happening.info(key, "run-started", name + " started");
        };
    }
}
