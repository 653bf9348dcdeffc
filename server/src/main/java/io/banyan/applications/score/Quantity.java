package io.banyan.applications.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts of processing power and memory as Score and Kubernetes write them.
 *
 * <p>Source: Kubernetes, "Resource units": {@code m} is a thousandth; {@code K, M, G, T, P, E} are powers of 1000,
 * {@code Ki, Mi, Gi, Ti, Pi, Ei} powers of 1024. Fractions are rounded up to the next thousandth of a core or byte.
 */
public final class Quantity {
    private static final Pattern CPU = Pattern.compile("(\\d+)m|(\\d+(?:\\.\\d+)?)");
    private static final Pattern MEMORY = Pattern.compile("(\\d+(?:\\.\\d+)?)([KMGTPE]i?)?");
    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            unit("K", 1000, 1),
            unit("M", 1000, 2),
            unit("G", 1000, 3),
            unit("T", 1000, 4),
            unit("P", 1000, 5),
            unit("E", 1000, 6),
            unit("Ki", 1024, 1),
            unit("Mi", 1024, 2),
            unit("Gi", 1024, 3),
            unit("Ti", 1024, 4),
            unit("Pi", 1024, 5),
            unit("Ei", 1024, 6));

    private Quantity() {}

    /**
     * Reads processing power, in thousandths of a core.
     *
     * @throws NumberFormatException when it is none, or none that fits
     */
    public static long millicores(String text) {
        Matcher matcher = CPU.matcher(text);
        if (!matcher.matches()) {
            throw new NumberFormatException(text);
        }
        return matcher.group(1) != null
                ? Long.parseLong(matcher.group(1))
                : exact(new BigDecimal(matcher.group(2)).movePointRight(3), text);
    }

    /**
     * Reads memory, in bytes.
     *
     * @throws NumberFormatException when it is none, or none that fits
     */
    public static long bytes(String text) {
        Matcher matcher = MEMORY.matcher(text);
        if (!matcher.matches()) {
            throw new NumberFormatException(text);
        }
        BigDecimal unit = matcher.group(2) == null ? BigDecimal.ONE : UNITS.get(matcher.group(2));
        return exact(new BigDecimal(matcher.group(1)).multiply(unit), text);
    }

    /** The shortest text without loss: {@code 2} or {@code 250m}. */
    public static String formatMillicores(long millicores) {
        return millicores % 1000 == 0 ? Long.toString(millicores / 1000) : millicores + "m";
    }

    /** The shortest text without loss, in powers of 1024: {@code 512Mi} or {@code 1000}. */
    public static String formatBytes(long bytes) {
        String[] units = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
        int unit = 0;
        long amount = bytes;
        while (amount != 0 && amount % 1024 == 0 && unit < units.length - 1) {
            amount /= 1024;
            unit++;
        }
        return amount + units[unit];
    }

    private static long exact(BigDecimal amount, String text) {
        try {
            return amount.setScale(0, RoundingMode.CEILING).longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw (NumberFormatException) new NumberFormatException(text).initCause(tooLarge);
        }
    }

    private static Map.Entry<String, BigDecimal> unit(String name, long base, int power) {
        return Map.entry(name, BigDecimal.valueOf(base).pow(power));
    }
}
