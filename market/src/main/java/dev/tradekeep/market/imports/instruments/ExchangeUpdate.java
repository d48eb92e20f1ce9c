package dev.tradekeep.market.imports.instruments;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.InstrumentDefaults;
import dev.tradekeep.store.instruments.InstrumentRepository;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One exchange while a file is brought in: what it lists, and what the file has said of it. */
final class ExchangeUpdate {
    private static final int CODE_LENGTH_MAX = 32;

    private final long id;
    private final String code;
    private final Map<String, CatalogueEntry> listed = new HashMap<>();
    private final Map<Name, String> symbolsByName = new HashMap<>();
    private final Map<InstrumentKind, Optional<InstrumentDefaults>> defaults =
            new EnumMap<>(InstrumentKind.class);

    private final Map<String, InstrumentSpecification> claimed = new HashMap<>();
    private final Map<String, Long> linesBySymbol = new HashMap<>();
    private final Map<Name, Long> linesByName = new HashMap<>();
    private final List<Naming> namings = new ArrayList<>();

    /** What the exchange calls an instrument; unique among those of a kind. */
    private record Name(InstrumentKind kind, String text) {
        static Name of(InstrumentSpecification specification) {
            return new Name(specification.kind(), specification.exchangeSymbol());
        }
    }

    private record Naming(Name name, long instrumentId) {}

    private ExchangeUpdate(long id, String code) {
        this.id = id;
        this.code = code;
    }

    /** Finds the exchange, or makes it as a live one, and reads what it lists. */
    static ExchangeUpdate begin(
            String code, InstrumentRepository instruments, InstrumentCatalogue catalogue, long at) {
        if (!isCode(code)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    InstrumentField.MARKET.label()
                            + ": Wanted 1 to "
                            + CODE_LENGTH_MAX
                            + " characters of a-z, A-Z, 0-9, '.', '_' and '-', found \""
                            + code
                            + "\".");
        }
        long id =
                instruments
                        .findExchange(code)
                        .orElseGet(() -> instruments.ensureExchange(code, ExchangeKind.LIVE, at));
        ExchangeUpdate exchange = new ExchangeUpdate(id, code);
        for (CatalogueEntry listing : catalogue.ofExchange(id)) {
            String symbol = listing.specification().symbol();
            exchange.listed.put(symbol, listing);
            exchange.symbolsByName.put(Name.of(listing.specification()), symbol);
        }
        return exchange;
    }

    private static boolean isCode(String text) {
        return !text.isEmpty()
                && text.length() <= CODE_LENGTH_MAX
                && text.chars()
                        .allMatch(c ->
                                (c >= 'a' && c <= 'z')
                                        || (c >= 'A' && c <= 'Z')
                                        || (c >= '0' && c <= '9')
                                        || c == '.'
                                        || c == '_'
                                        || c == '-');
    }

    long id() {
        return id;
    }

    String code() {
        return code;
    }

    /** The instrument of this symbol as it was before the import, or null. */
    @Nullable CatalogueEntry listed(String symbol) {
        return listed.get(symbol);
    }

    void putDefaults(InstrumentDefaults found) {
        defaults.put(found.kind(), Optional.of(found));
    }

    /** What the file says of all instruments of a kind, or else the books, or else null. */
    @Nullable InstrumentDefaults defaults(InstrumentKind kind, InstrumentCatalogue catalogue) {
        return defaults.computeIfAbsent(kind, wanted -> catalogue.findDefaults(id, wanted))
                .orElse(null);
    }

    /** Takes a symbol and a name for a record; an error when an earlier record has one of them. */
    void claim(InstrumentSpecification specification, long line) {
        Long earlier = linesBySymbol.get(specification.symbol());
        if (earlier == null) {
            earlier = linesByName.get(Name.of(specification));
        }
        if (earlier != null) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    specification.symbol()
                            + ", which "
                            + code
                            + " calls "
                            + specification.exchangeSymbol()
                            + ", is there twice, first in line "
                            + earlier
                            + ".");
        }
        linesBySymbol.put(specification.symbol(), line);
        linesByName.put(Name.of(specification), line);
        claimed.put(specification.symbol(), specification);
    }

    /** Raises an error when another instrument in the books has this name and keeps it. */
    void requireNameIsFree(InstrumentSpecification specification) {
        Name name = Name.of(specification);
        String owner = symbolsByName.get(name);
        if (owner == null || owner.equals(specification.symbol())) {
            return;
        }
        InstrumentSpecification next = claimed.get(owner);
        if (next == null || Name.of(next).equals(name)) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    code + " calls " + owner + " " + name.text() + " already in the books.");
        }
    }

    /** Names an instrument when all names that change have been taken away. */
    void nameLater(InstrumentSpecification specification, long instrumentId) {
        namings.add(new Naming(Name.of(specification), instrumentId));
    }

    void writeNames(InstrumentCatalogue catalogue) {
        for (Naming naming : namings) {
            catalogue.insertSymbol(
                    id, naming.name().text(), naming.name().kind(), naming.instrumentId());
        }
    }

    /** What is in the books and not in the file. */
    List<CatalogueEntry> missing() {
        return listed.values().stream()
                .filter(listing -> !claimed.containsKey(listing.specification().symbol()))
                .toList();
    }
}
