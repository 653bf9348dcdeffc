package io.banyan.runtime.certificates;

/** Which name a certificate has to carry for a host. */
final class CertificateName {
    private CertificateName() {}

    /** A wildcard for hosts {@code <application>.<environment>.<tribe>.<domain>}, else the host itself. */
    static String covering(String host, String domain) {
        boolean ours = host.endsWith("." + domain)
                && host.substring(0, host.length() - domain.length() - 1).split("\\.", -1).length == 3;
        return ours ? "*" + host.substring(host.indexOf('.')) : host;
    }

    /** Whether a pattern, {@code *.} and a suffix or a name, stands for the host; a star stands for one label (RFC 6125). */
    static boolean matches(String pattern, String host) {
        if (!pattern.startsWith("*.")) {
            return pattern.equals(host);
        }
        int dot = host.indexOf('.');
        return dot > 0 && host.substring(dot).equals(pattern.substring(1));
    }

    /** Safe as a file name and as a name towards engines. */
    static String fileName(String covering) {
        return covering.replace("*", "_wildcard");
    }
}
