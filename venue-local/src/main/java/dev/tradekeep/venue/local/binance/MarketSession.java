package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.wire.Json;
import dev.tradekeep.venue.local.wire.Protocol;
import dev.tradekeep.venue.local.wire.Sink;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection for market data. The streams of its address and those it subscribes to are one set,
 * so that none is delivered twice. A name that belongs to no stream is kept and stays silent.
 */
final class MarketSession implements Protocol.Conversation {
    private static final int STREAMS_MAX = 1_024;
    private static final int POLICY_VIOLATION = 1_008;
    private static final long MESSAGES_PER_SECOND_MAX = 5;
    private static final long SECOND_MICROS = 1_000_000;

    private final BinanceVenue venue;
    private final Sink sink;
    private final Set<String> names = new LinkedHashSet<>();
    private final List<String> wanted;
    private final boolean micros;
    private boolean combined;
    private long second;
    private long messages;
    private UserStreams.@Nullable Subscription user;

    MarketSession(BinanceVenue venue, Sink sink, String path, String query) {
        this.venue = venue;
        this.sink = sink;
        Map<String, String> params = Params.of(query, "").all();
        micros = RestApi.isMicros(params.get("timeUnit"));
        combined = path.startsWith("/stream");
        String list =
                combined
                        ? params.getOrDefault("streams", "")
                        : path.startsWith("/ws/") ? path.substring("/ws/".length()) : "";
        wanted = List.of(list.split("/", -1));
    }

    void open() {
        if (wanted.size() > STREAMS_MAX) {
            sink.close(POLICY_VIOLATION, "Too many streams");
            return;
        }
        venue.exchange()
                .locked(() -> {
                    wanted.forEach(this::add);
                    return null;
                });
    }

    boolean isMicros() {
        return micros;
    }

    @Override
    public void receive(String text) {
        if (isTooFast()) {
            sink.close(POLICY_VIOLATION, "Too many requests");
            return;
        }
        venue.exchange()
                .locked(() -> {
                    sink.send(answer(text));
                    return null;
                });
    }

    @Override
    public void closed() {
        venue.exchange()
                .locked(() -> {
                    names.forEach(name -> venue.streams().unsubscribe(this, name));
                    names.clear();
                    UserStreams.Subscription heard = user;
                    if (heard != null) {
                        venue.users().remove(heard);
                    }
                    return null;
                });
    }

    void deliver(String stream, String event) {
        sink.send(combined ? "{\"stream\":\"" + stream + "\",\"data\":" + event + "}" : event);
    }

    private boolean isTooFast() {
        long now = venue.exchange().now() / SECOND_MICROS;
        messages = now == second ? messages + 1 : 1;
        second = now;
        return venue.limits().settings().on() && messages > MESSAGES_PER_SECOND_MAX;
    }

    private void add(String name) {
        if (name.isEmpty() || names.contains(name)) {
            return;
        }
        Account account = venue.listenKeys().find(name);
        if (account != null) {
            user = venue.users().subscribe(account, sink, -1, micros);
            return;
        }
        names.add(name);
        venue.streams().subscribe(this, name);
    }

    private void remove(String name) {
        if (names.remove(name)) {
            venue.streams().unsubscribe(this, name);
        }
    }

    private String answer(String text) {
        SocketRequest request;
        try {
            request = SocketRequest.read(text);
        } catch (ApiError error) {
            return failed("null", 3, error.text());
        }
        return switch (request.method()) {
            case "SUBSCRIBE" -> subscribe(request);
            case "UNSUBSCRIBE" -> {
                request.listed().forEach(this::remove);
                yield done(request, "null");
            }
            case "LIST_SUBSCRIPTIONS" -> {
                Json list = new Json().array();
                names.forEach(list::item);
                yield done(request, list.endArray().toString());
            }
            case "SET_PROPERTY" -> setProperty(request);
            case "GET_PROPERTY" ->
                    isCombined(request)
                            ? done(request, Boolean.toString(combined))
                            : failed(request.id(), 0, "Unknown property");
            default ->
                    failed(
                            request.id(),
                            2,
                            "Invalid request: unknown variant `"
                                    + request.method()
                                    + "`, expected one of `SUBSCRIBE`, `UNSUBSCRIBE`,"
                                    + " `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY`");
        };
    }

    private String subscribe(SocketRequest request) {
        if (names.size() + request.listed().size() > STREAMS_MAX) {
            return failed(request.id(), 2, "Invalid request: too many streams");
        }
        request.listed().forEach(this::add);
        return done(request, "null");
    }

    private String setProperty(SocketRequest request) {
        if (!isCombined(request) || request.listed().size() != 2) {
            return failed(request.id(), 0, "Unknown property");
        }
        combined = request.listed().getLast().toLowerCase(Locale.ROOT).equals("true");
        return done(request, "null");
    }

    private static boolean isCombined(SocketRequest request) {
        return !request.listed().isEmpty() && request.listed().getFirst().equals("combined");
    }

    private static String done(SocketRequest request, String result) {
        return "{\"result\":" + result + ",\"id\":" + request.id() + "}";
    }

    private static String failed(String id, int code, String text) {
        Json json = new Json().object().object("error").put("code", code).put("msg", text);
        return json.end().raw("id", id).end().toString();
    }
}
