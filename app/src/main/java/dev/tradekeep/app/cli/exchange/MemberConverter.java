package dev.tradekeep.app.cli.exchange;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.ExchangeSettings.Member;
import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.matching.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code KEY:SECRET:USDT=100000,BTC=1}. */
final class MemberConverter implements ITypeConverter<Member> {
    private static final String WANTED =
            "Wanted KEY:SECRET:ASSET=AMOUNT,… with a secret, a public key (Ed25519 or RSA, as base64)"
                    + " or @FILE with one, found ";

    private static final Pattern PARTS = Pattern.compile("([A-Za-z0-9_-]{1,128}):([^:]+):([^:]+)");
    private static final Pattern ASSET = Pattern.compile("[A-Z0-9]{1,20}");

    @Override
    public Member convert(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new TypeConversionException(WANTED + "\"" + text + "\".");
        }
        return new Member(parts.group(1), credential(parts.group(2)), balances(parts.group(3)));
    }

    private static Credential credential(String text) {
        if (!text.startsWith("@")) {
            return Credential.of(text);
        }
        Path file = Path.of(text.substring(1));
        try {
            return Credential.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new TypeConversionException(
                    "Wanted a file with a secret or a public key, but "
                            + file
                            + " cannot be read.");
        }
    }

    private static Map<String, Long> balances(String text) {
        Map<String, Long> balances = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String asset = equals < 0 ? "" : part.substring(0, equals).toUpperCase(Locale.ROOT);
            if (!ASSET.matcher(asset).matches()) {
                throw new TypeConversionException(WANTED + "\"" + part + "\" for a balance.");
            }
            balances.put(asset, amount(part.substring(equals + 1)));
        }
        return balances;
    }

    private static long amount(String text) {
        try {
            long amount = FixedPoint.parse(text, Quote.SCALE);
            if (amount >= 0) {
                return amount;
            }
        } catch (TradekeepException notANumber) {
            // Told below, with what was wanted.
        }
        throw new TypeConversionException(
                "Wanted an amount with at most "
                        + Quote.SCALE
                        + " decimals, found \""
                        + text
                        + "\".");
    }
}
