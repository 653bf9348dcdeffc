package io.banyan.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * One measured figure, printed as one JSON line.
 *
 * @param bench which measurement
 * @param figure what was measured
 * @param unit of the value
 * @param of what it is out of or compared to, when that says more
 */
public record Figure(String bench, String figure, double value, String unit, Map<String, Object> of) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Figure of(String bench, String figure, double value, String unit) {
        return new Figure(bench, figure, value, unit, Map.of());
    }

    public static Figure of(String bench, String figure, long value, String unit) {
        return of(bench, figure, (double) value, unit);
    }

    public Figure outOf(long number) {
        return new Figure(bench, figure, value, unit, Map.of("of", number));
    }

    public Figure with(String name, Object fact) {
        Map<String, Object> facts = new LinkedHashMap<>(of);
        facts.put(name, fact);
        return new Figure(bench, figure, value, unit, facts);
    }

    public void print() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", bench);
        line.put("figure", figure);
        line.put("value", value == Math.rint(value) ? (Object) (long) value : (Object) rounded());
        line.put("unit", unit);
        line.putAll(of);
        System.out.println(JSON.writeValueAsString(line));
    }

    private double rounded() {
        return Math.round(value * 1000.0) / 1000.0;
    }
}
