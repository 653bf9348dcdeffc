package io.banyan.engine.container;

/** Names of the labels that every object of the engine carries, and the roles that containers have. */
public final class Labels {
    /** Installation that owns the object; objects without it are never touched. */
    public static final String OWNER = "io.banyan.owner";

    public static final String ROLE = "io.banyan.role";
    public static final String TRIBE = "io.banyan.tribe";
    public static final String ENVIRONMENT = "io.banyan.environment";
    public static final String WORKLOAD = "io.banyan.workload";
    public static final String INSTANCE = "io.banyan.instance";
    public static final String CONTAINER = "io.banyan.container";
    public static final String SLOT = "io.banyan.slot";
    public static final String RELEASE = "io.banyan.release";
    public static final String GENERATION = "io.banyan.generation";
    public static final String SPEC_HASH = "io.banyan.spec-hash";

    /** Runs for jobs: name of the run and number of the attempt. */
    public static final String RUN = "io.banyan.run";

    public static final String ATTEMPT = "io.banyan.attempt";
    public static final String DUE = "io.banyan.due";

    /** Address in the environment's network. */
    public static final String ADDRESS = "io.banyan.address";

    public static final String ROLE_INSTANCE = "instance";
    public static final String ROLE_PAUSE = "pause";
    public static final String ROLE_GATEWAY = "gateway";
    public static final String ROLE_NAMES = "names";
    public static final String ROLE_EDGE = "edge";
    public static final String ROLE_BUILD = "build";

    private Labels() {}
}
