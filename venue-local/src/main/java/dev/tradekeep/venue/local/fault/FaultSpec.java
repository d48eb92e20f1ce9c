package dev.tradekeep.venue.local.fault;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A fault as it is asked for: what, and how it is set.
 *
 * @param settings by name
 */
public record FaultSpec(FaultKind kind, Map<String, String> settings) {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern CHANCE = Pattern.compile("0|1|(0?\\.[0-9]{1,9})|1\\.0+");
    private static final List<String> NUMBERS =
            List.of("ms", "jitter", "seconds", "status", "next", "skip", "seed", "after", "for");
    private static final int STATUS_MIN = 500;
    private static final int STATUS_MAX = 599;

    /**
     * @throws TradekeepException when the kind cannot be told one of the settings
     */
    public FaultSpec {
        settings = Map.copyOf(settings);
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String name = setting.getKey();
            if (!kind.takes(name)) {
                throw invalid("%s takes no setting \"%s\".".formatted(kind.word(), name));
            }
            require(kind, name, setting.getValue());
        }
    }

    /**
     * Reads one: {@code latency=30,jitter=10} or {@code http-error=503,next=2,on=place}.
     *
     * @throws TradekeepException when it makes no sense
     */
    public static FaultSpec parse(String text) {
        String[] parts = text.split(",", -1);
        String[] first = parts[0].split("=", 2);
        FaultKind kind = kind(first[0].strip());
        Map<String, String> settings = new LinkedHashMap<>();
        if (first.length == 2) {
            if (kind.mainSetting().isEmpty()) {
                throw invalid("%s takes no value, found \"%s\".".formatted(kind.word(), first[1]));
            }
            settings.put(kind.mainSetting(), first[1].strip());
        }
        for (String part : List.of(parts).subList(1, parts.length)) {
            String[] setting = part.split("=", 2);
            if (setting.length < 2) {
                throw invalid(
                        "Wanted NAME[=VALUE][,SETTING=VALUE…], found \"%s\".".formatted(text));
            }
            settings.put(setting[0].strip(), setting[1].strip());
        }
        return new FaultSpec(kind, settings);
    }

    /**
     * The kind that is called so.
     *
     * @throws TradekeepException when there is none
     */
    public static FaultKind kind(String word) {
        return FaultKind.of(word)
                .orElseThrow(() ->
                        invalid(
                                "There is no fault \"%s\"; there are %s."
                                        .formatted(
                                                word,
                                                String.join(
                                                        ", ",
                                                        Arrays.stream(FaultKind.values())
                                                                .map(FaultKind::word)
                                                                .toList()))));
    }

    private static void require(FaultKind kind, String name, String value) {
        boolean sound =
                switch (name) {
                    case "chance" -> CHANCE.matcher(value).matches();
                    case "on" -> isNamed(RequestRole.Group.values(), value);
                    case "when" -> value.equals("before") || value.equals("after");
                    case "status" ->
                            kind == FaultKind.SYMBOL_STATUS
                                    || (WHOLE.matcher(value).matches() && isStatus(kind, value));
                    case "ms" ->
                            WHOLE.matcher(value).matches()
                                    && (kind == FaultKind.CLOCK_SKEW || value.charAt(0) != '-');
                    default ->
                            NUMBERS.contains(name)
                                    ? WHOLE.matcher(value).matches() && value.charAt(0) != '-'
                                    : !value.isEmpty();
                };
        if (!sound) {
            throw invalid(
                    "%s of %s: wanted %s, found \"%s\"."
                            .formatted(name, kind.word(), wanted(name), value));
        }
    }

    private static boolean isStatus(FaultKind kind, String value) {
        int status = Integer.parseInt(value);
        return status <= STATUS_MAX
                && (status >= STATUS_MIN || (kind == FaultKind.HTML_PAGE && status >= 200));
    }

    private static String wanted(String name) {
        return switch (name) {
            case "chance" -> "a chance between 0 and 1";
            case "on" -> "one of all, any, signed, query, trade, place, cancel, amend, connect";
            case "when" -> "before or after";
            case "status" -> "a status from 500 to 599";
            default -> NUMBERS.contains(name) ? "a whole number" : "something";
        };
    }

    private static boolean isNamed(Enum<?>[] all, String value) {
        return Arrays.stream(all).anyMatch(one -> lower(one).equals(value));
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    static TradekeepException invalid(String text) {
        return new TradekeepException(ErrorCode.INVALID_ARGUMENT, text);
    }

    /** A setting, or what it usually is; empty for nothing. */
    public String text(String name) {
        String value = settings.get(name);
        if (value != null) {
            return value;
        }
        return name.equals(kind.mainSetting()) ? kind.usual() : "";
    }

    /**
     * A setting that the fault cannot do without.
     *
     * @throws TradekeepException when it is missing
     */
    public String required(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            throw invalid("%s needs the setting \"%s\".".formatted(kind.word(), name));
        }
        return value;
    }

    /** A whole number, or another one when nothing is said. */
    public int number(String name, int otherwise) {
        String value = text(name);
        return value.isEmpty() ? otherwise : Integer.parseInt(value);
    }

    /** A setting in milliseconds as microseconds, 0 when nothing is said. */
    public long micros(String name) {
        return number(name, 0) * 1_000L;
    }

    /** Whether a request is carried out although its answer is another. */
    boolean isAfter() {
        return text("when").equals("after");
    }

    /** Whether it strikes what is no request, too. */
    boolean strikesAnything() {
        RequestRole.Group group = group();
        return group == RequestRole.Group.ANY
                || group == RequestRole.Group.ALL
                || kind == FaultKind.KEY_REVOKED;
    }

    RequestRole.Group group() {
        String on = text("on");
        if (on.isEmpty()) {
            return text("path").isEmpty() ? kind.usualGroup() : RequestRole.Group.ANY;
        }
        return RequestRole.Group.valueOf(on.toUpperCase(Locale.ROOT));
    }
}
