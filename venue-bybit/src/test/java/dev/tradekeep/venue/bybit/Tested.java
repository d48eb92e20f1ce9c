package dev.tradekeep.venue.bybit;

import dev.tradekeep.venue.local.testing.TestedConnector;
import java.time.Duration;

/** The connector as it is tried: everything in a tenth of the time. */
final class Tested {
    private static final Times TIMES =
            new Times(
                    Duration.ofMillis(200),
                    Duration.ofMillis(400),
                    Duration.ofMillis(800),
                    Duration.ofMillis(300),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2));

    static final TestedConnector BYBIT =
            new TestedConnector(
                    "/v5/public/spot",
                    "/v5/private",
                    network -> new BybitConnector(network, TIMES),
                    BybitConnector::budget);

    private Tested() {}
}
