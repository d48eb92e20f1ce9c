package dev.tradekeep.app.http.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A connector that lets no address take every place, and no connection drag things out: the head of
 * a request must be there in time, from its opening or from the end of the request before, however
 * many bytes trickle in meanwhile, and a reply must be taken at a least rate. Jetty's own idle time
 * only cuts off who says nothing at all. Thread-safe.
 */
final class GuardedConnector extends ServerConnector {
    /** What a client must take of a reply in a second, on average. */
    static final long TAKEN_BYTES_PER_SECOND_MIN = 4_096;

    private static final long SWEEP_MILLIS = 500;

    private final HttpSettings settings;
    private final long patienceNanos;
    private final Map<EndPoint, Deadline> deadlines = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> open = new ConcurrentHashMap<>();

    private Scheduler.@Nullable Task sweeping;

    /**
     * @param settings how many connections an address may have that is no trusted proxy, and the
     *     patience for the head of a request, and for a reply beyond the time that its size gives
     */
    GuardedConnector(Server server, ConnectionFactory[] factories, HttpSettings settings) {
        super(server, 1, 1, factories);
        this.settings = settings;
        patienceNanos = settings.idle().toNanos();
    }

    /** When a connection is cut off; never while a request is worked at. */
    private static final class Deadline {
        private volatile boolean counts;
        private volatile long at;

        void set(long nanos) {
            at = System.nanoTime() + nanos;
            counts = true;
        }

        void lift() {
            counts = false;
        }

        boolean hasPassed(long now) {
            return counts && now - at > 0;
        }
    }

    /** A request has arrived: it has its own limits from here on. */
    void begin(Request request) {
        deadline(request).lift();
    }

    /** The reply to it is being sent. */
    void reply(Request request, long bytes) {
        deadline(request)
                .set(patienceNanos + TimeUnit.SECONDS.toNanos(bytes) / TAKEN_BYTES_PER_SECOND_MIN);
    }

    /** It is over; the next one may come. */
    void end(Request request) {
        deadline(request).set(patienceNanos);
    }

    private Deadline deadline(Request request) {
        EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
        while (end instanceof EndPoint.Wrapper wrapper) {
            end = wrapper.unwrap();
        }
        // One that is gone needs none, but the caller need not know.
        return deadlines.getOrDefault(end, new Deadline());
    }

    @Override
    protected void onEndPointOpened(EndPoint end) {
        super.onEndPointOpened(end);
        Deadline deadline = new Deadline();
        deadline.set(patienceNanos);
        deadlines.put(end, deadline);
        InetAddress address = address(end);
        if (open.merge(address, 1, Integer::sum) > settings.connectionsOfAddressMax()
                && !settings.proxies().contains(address.getHostAddress())) {
            end.close();
        }
    }

    @Override
    protected void onEndPointClosed(EndPoint end) {
        super.onEndPointClosed(end);
        if (deadlines.remove(end) != null) {
            open.computeIfPresent(address(end), (address, count) -> count == 1 ? null : count - 1);
        }
    }

    private static InetAddress address(EndPoint end) {
        return end.getRemoteSocketAddress() instanceof InetSocketAddress internet
                ? internet.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        scheduleSweep();
    }

    @Override
    protected void doStop() throws Exception {
        Scheduler.Task next = sweeping;
        if (next != null) {
            next.cancel();
        }
        super.doStop();
    }

    private void scheduleSweep() {
        sweeping = getScheduler().schedule(this::sweep, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        long now = System.nanoTime();
        deadlines.forEach((end, deadline) -> {
            if (deadline.hasPassed(now)) {
                end.close();
            }
        });
        if (isRunning()) {
            scheduleSweep();
        }
    }
}
