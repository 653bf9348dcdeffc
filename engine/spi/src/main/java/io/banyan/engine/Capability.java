package io.banyan.engine;

/**
 * What an engine may be able to do. A claimed capability is one whose contract test passes; calling an unclaimed one
 * fails with {@link FaultCode#CAPABILITY_NOT_SUPPORTED}.
 */
public enum Capability {
    WORKLOADS("apply, remove and observe workloads; idempotent; older generations refused"),
    ROLLING_UPDATE("replace instances within surge and unavailability limits, with deadline, pause and abort"),
    REPLACE("put another instance in the place of one, within the same limits"),
    SELF_HEAL("replace dead instances, with back-off when they keep dying"),
    SCALE("change the number of instances, to zero and back, without a roll"),
    DISCOVERY("resolve a service by name inside its environment while an instance is ready"),
    LOAD_BALANCING("spread requests between services over ready instances and retry idempotent ones"),
    ROUTES("reach a service from outside by host and path"),
    ROUTES_TLS("serve routes over TLS with a given certificate"),
    HTTP2("HTTP/2 on routes and between services"),
    WEBSOCKET("WebSocket through routes and between services"),
    GRPC("gRPC through routes and between services"),
    PROBES_HTTP("startup, liveness and readiness by HTTP"),
    PROBES_EXEC("startup, liveness and readiness by a command"),
    RESOURCE_LIMITS("CPU and memory limits; death for memory told apart from a crash"),
    ENVIRONMENT_VARIABLES("plain and secret variables; secret ones never visible in the engine's own descriptions"),
    FILES("read-only files, plain and secret"),
    VOLUMES("volumes that survive a roll, one owner per slot"),
    SEVERAL_CONTAINERS("several containers per instance sharing one network, started in order"),
    LOGS("follow, since, per instance, and after the instance is gone"),
    EXEC("run a command in an instance, with or without a terminal"),
    JOBS("run to completion, with retries and a deadline"),
    CRON_JOBS("start jobs on a schedule, each due time at most once"),
    ISOLATION("another environment's instances are unreachable and its names do not resolve"),
    GRACEFUL_STOP("drain, terminate, wait, kill"),
    AWKWARD_CHARACTERS("quotes, newlines, dollars, percent signs and non-ASCII survive in every string"),
    USAGE("CPU, memory, network and disk usage per instance"),
    BUILD("build steps in throw-away containers and images from a Dockerfile");

    private final String meaning;

    Capability(String meaning) {
        this.meaning = meaning;
    }

    /** One line for people: what a user gets from it. */
    public String meaning() {
        return meaning;
    }
}
