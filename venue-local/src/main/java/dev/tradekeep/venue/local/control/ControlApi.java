package dev.tradekeep.venue.local.control;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.local.fault.Fault;
import dev.tradekeep.venue.local.fault.FaultDesk;
import dev.tradekeep.venue.local.fault.Target;
import dev.tradekeep.venue.local.wire.Json;
import dev.tradekeep.venue.local.wire.Protocol;
import dev.tradekeep.venue.local.wire.RestReply;
import dev.tradekeep.venue.local.wire.RestRequest;
import dev.tradekeep.venue.local.wire.Sink;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The address behind the protocols, for this machine only: faults, and what is true of accounts. No
 * fault strikes it, and no page in a browser may use it.
 */
public final class ControlApi implements Protocol {
    private static final String PATH = "/control";
    private static final String FAULTS = PATH + "/faults";
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final Control control;

    public ControlApi(Control control) {
        this.control = control;
    }

    @Override
    public boolean owns(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    @Override
    public @Nullable Target target(RestRequest request) {
        return null;
    }

    @Override
    public RestReply refused(RestRequest request, Fault fault) {
        throw new IllegalStateException("No fault strikes the control.");
    }

    @Override
    public RestReply rest(RestRequest request) {
        try {
            requireHere(request);
            return answer(request);
        } catch (TradekeepException error) {
            Json json = new Json().object().put("error", error.code().name());
            json.put("message", String.valueOf(error.getMessage())).end();
            return new RestReply(error.code().httpStatus(), json.toString(), List.of());
        }
    }

    private static void requireHere(RestRequest request) {
        boolean here = false;
        try {
            here = InetAddress.getByName(request.address()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            // Nobody who is on this machine.
        }
        if (!here || request.headers().get("Origin") != null) {
            throw new TradekeepException(
                    ErrorCode.FORBIDDEN,
                    "The control answers programs on this machine, and no page in a browser.");
        }
    }

    private RestReply answer(RestRequest request) {
        String path = request.path();
        return switch (request.method()) {
            case "GET" -> read(request);
            case "POST" -> change(request);
            case "DELETE" -> {
                if (path.equals(FAULTS)) {
                    faults().clear();
                } else if (!path.startsWith(FAULTS + "/")
                        || !faults().clear(id(path.substring(FAULTS.length() + 1)))) {
                    throw notFound("There is no " + path + ".");
                }
                yield list();
            }
            default ->
                    throw new TradekeepException(
                            ErrorCode.METHOD_NOT_ALLOWED,
                            path + " does not take " + request.method() + ".");
        };
    }

    private FaultDesk faults() {
        return control.floor().faults();
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted the id of a fault, found \"" + text + "\".",
                    e);
        }
    }

    private RestReply read(RestRequest request) {
        return switch (request.path()) {
            case FAULTS -> list();
            case PATH + "/accounts" -> {
                Json json = new Json().array();
                control.keys().forEach(json::item);
                yield new RestReply(OK, json.endArray().toString(), List.of());
            }
            case PATH + "/account" -> {
                Json json = new Json();
                AccountJson.write(json, control.account(key(request)));
                yield new RestReply(OK, json.toString(), List.of());
            }
            default -> throw notFound("There is no " + request.path() + ".");
        };
    }

    /** Whose account: the parameter {@code key}, or the only account that there is. */
    private String key(RestRequest request) {
        for (String part : request.query().split("&", -1)) {
            if (part.startsWith("key=")) {
                return part.substring("key=".length());
            }
        }
        List<String> keys = control.keys();
        if (keys.size() == 1) {
            return keys.getFirst();
        }
        throw new TradekeepException(
                ErrorCode.INVALID_ARGUMENT, "Wanted ?key=KEY, one of " + keys + ".");
    }

    private RestReply list() {
        Json json = new Json().object().array("faults");
        faults().list().forEach(fault -> FaultJson.write(json, fault));
        return new RestReply(OK, json.endArray().end().toString(), List.of());
    }

    private RestReply change(RestRequest request) {
        return switch (request.path()) {
            case FAULTS -> {
                Json json = new Json();
                FaultJson.write(json, faults().add(FaultJson.read(request.body())));
                yield new RestReply(CREATED, json.toString(), List.of());
            }
            case PATH + "/reset" -> {
                String key = FaultJson.fields(request.body()).get("key");
                if (key == null) {
                    control.reset();
                } else {
                    control.reset(key);
                }
                yield new RestReply(OK, "{}", List.of());
            }
            default -> throw notFound("There is no " + request.path() + " that takes POST.");
        };
    }

    private static TradekeepException notFound(String text) {
        return new TradekeepException(ErrorCode.NOT_FOUND, text);
    }

    @Override
    public List<String> socketPaths() {
        return List.of();
    }

    @Override
    public Conversation open(Upgrade upgrade, Sink sink) {
        throw new IllegalStateException("The control has no sockets.");
    }

    @Override
    public boolean pings() {
        return false;
    }

    @Override
    public String farewell() {
        return "";
    }

    @Override
    public long tickMillis() {
        return 1_000;
    }

    @Override
    public void tick() {
        // Nothing is told by the clock.
    }
}
