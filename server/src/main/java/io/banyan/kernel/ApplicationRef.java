package io.banyan.kernel;

/** One application in one environment of one tribe: what intent is about and what runs. */
public record ApplicationRef(TribeName tribe, EnvironmentName environment, ApplicationName application)
        implements Comparable<ApplicationRef> {

    public static ApplicationRef of(String tribe, String environment, String application) {
        return new ApplicationRef(
                new TribeName(tribe), new EnvironmentName(environment), new ApplicationName(application));
    }

    @Override
    public int compareTo(ApplicationRef other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return tribe + "/" + environment + "/" + application;
    }
}
