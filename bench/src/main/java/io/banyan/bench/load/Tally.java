package io.banyan.bench.load;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What a load has seen.
 *
 * @param requests answered or failed
 * @param failures those that failed; the list holds the first thousand
 * @param latency of answered requests, in microseconds
 */
public record Tally(long requests, long failed, List<Failure> failures, Histogram latency, double seconds) {
    public double perSecond() {
        return requests / seconds;
    }

    public double p99Millis() {
        return latency.getValueAtPercentile(99) / 1000.0;
    }

    public double p50Millis() {
        return latency.getValueAtPercentile(50) / 1000.0;
    }
}
