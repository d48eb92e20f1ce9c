package dev.tradekeep.app.alerts;

import dev.tradekeep.engine.paper.EngineManager;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.alerts.AlertChannel;
import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.alerts.ChannelRepository;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.listing.ListingPage;
import dev.tradekeep.store.listing.ListingReader;
import dev.tradekeep.store.portfolio.PortfolioListing;
import dev.tradekeep.store.risk.HaltLevel;
import dev.tradekeep.store.risk.TradingHalt;
import dev.tradekeep.store.risk.TradingHaltRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Does what people in chats ask for. A command, its entry in the audit log and the number of its
 * update are in one transaction, so that none is done twice, whoever sends it again. For one
 * thread.
 */
final class ChatCommands {
    private static final String HELP =
            """
            /status: engines, halts and open alerts
            /positions: what is held
            /halt: no new positions; /halt reduce_only or /halt flatten for more
            /resume: clears the halts that hold\
            """;
    private static final int POSITIONS_MAX = 30;
    private static final int HALTS_SHOWN_MAX = 10;
    private static final int ACTOR_CHARACTERS_MAX = 64;

    private final Store store;
    private final EngineManager engines;
    private final InstantSource clock;
    private final Pending pending = new Pending(new SecureRandom());

    ChatCommands(Store store, EngineManager engines, InstantSource clock) {
        this.store = store;
        this.engines = engines;
        this.clock = clock;
    }

    /** What is answered, and whether trading may do less or more from now on. */
    private record Done(String reply, boolean changesTrading) {}

    /**
     * Does what a message says.
     *
     * @return the answer; empty when its chat may not command, or it was dealt with before
     */
    Optional<String> run(AlertChannel channel, ChatUpdate update) {
        long now = Micros.now(clock);
        Optional<Done> done =
                store.write(
                        Durability.CRITICAL,
                        transaction -> {
                            ChannelRepository channels = new ChannelRepository(transaction);
                            if (!channels.advance(channel.id(), update.id() + 1)
                                    || !channels.chats(channel.id()).contains(update.chatId())) {
                                return Optional.empty();
                            }
                            Done result = execute(transaction, update, now);
                            note(transaction, channel, update, result, now);
                            return Optional.of(result);
                        });
        if (done.filter(Done::changesTrading).isPresent()) {
            engines.restrict();
        }
        return done.map(Done::reply);
    }

    private Done execute(Transaction transaction, ChatUpdate update, long now) {
        return switch (update.word()) {
            case "/status" -> told(status(transaction));
            case "/positions" -> told(positions(transaction));
            case "/halt" -> told(askHalt(update, now));
            case "/resume" -> told(askResume(transaction, update, now));
            case "/confirm" -> confirm(transaction, update, now);
            default -> told(HELP);
        };
    }

    private static Done told(String reply) {
        return new Done(reply, false);
    }

    private String askHalt(ChatUpdate update, long now) {
        Optional<HaltLevel> level =
                update.argument().isEmpty()
                        ? Optional.of(HaltLevel.NO_ENTRIES)
                        : List.of(HaltLevel.values()).stream()
                                .filter(one -> Word.of(one).equals(update.argument()))
                                .findFirst();
        return level.map(one ->
                        "This halts trading of all portfolios, "
                                + Word.of(one)
                                + ", until a person clears it. "
                                + request(update, new Pending.Command.Halt(one), now))
                .orElse("Wanted /halt no_entries, /halt reduce_only or /halt flatten.");
    }

    private String askResume(Transaction transaction, ChatUpdate update, long now) {
        List<TradingHalt> held = new TradingHaltRepository(transaction).held();
        if (held.isEmpty()) {
            return "No halt holds.";
        }
        List<Long> ids = held.stream().map(TradingHalt::id).toList();
        return "This clears "
                + held.size()
                + (held.size() == 1 ? " halt:\n" : " halts:\n")
                + halts(held)
                + "\n"
                + request(update, new Pending.Command.Resume(ids), now);
    }

    private String request(ChatUpdate update, Pending.Command command, long now) {
        return "Send /confirm "
                + pending.ask(update, command, now)
                + " within "
                + Pending.WITHIN.toSeconds()
                + " s to have it done.";
    }

    private Done confirm(Transaction transaction, ChatUpdate update, long now) {
        Optional<Pending.Command> command = pending.confirm(update, now);
        if (command.isEmpty()) {
            return told("There is nothing to confirm with this code, or its time is over.");
        }
        return new Done(
                switch (command.get()) {
                    case Pending.Command.Halt(HaltLevel level) ->
                            "Halt "
                                    + Halts.raise(
                                            transaction,
                                            new TradingHaltRepository.Wanted(
                                                    level,
                                                    null,
                                                    null,
                                                    null,
                                                    "asked for by Telegram user " + update.user(),
                                                    null),
                                            now)
                                    + " holds: "
                                    + Word.of(level)
                                    + ".";
                    case Pending.Command.Resume(List<Long> halts) -> clear(transaction, halts, now);
                },
                true);
    }

    /** One that somebody cleared meanwhile is none; one raised since stays. */
    private static String clear(Transaction transaction, List<Long> halts, long now) {
        TradingHaltRepository repository = new TradingHaltRepository(transaction);
        int cleared = 0;
        for (long id : halts) {
            try {
                repository.clear(id, null, now);
                cleared++;
            } catch (TradekeepException e) {
                if (e.code() != ErrorCode.NOT_FOUND) {
                    throw e;
                }
            }
        }
        int left = repository.held().size();
        return cleared
                + " cleared."
                + (left == 0 ? " No halt holds." : " " + left + " others hold; see /status.");
    }

    private String status(Transaction transaction) {
        List<EngineManager.Running> running = engines.running();
        List<TradingHalt> held = new TradingHaltRepository(transaction).held();
        AlertRepository alerts = new AlertRepository(transaction);
        String names =
                running.stream()
                        .map(one -> one.name() + (one.degraded() ? " (degraded)" : ""))
                        .collect(Collectors.joining(", "));
        return (running.isEmpty() ? "No engine runs." : "Running: " + names + ".")
                + "\n"
                + (held.isEmpty() ? "No halt holds." : "Halted:\n" + halts(held))
                + "\nOpen alerts: "
                + alerts.countOpen(AlertSeverity.CRITICAL)
                + " critical, "
                + alerts.countOpen(AlertSeverity.WARNING)
                + " warnings.";
    }

    private static String halts(List<TradingHalt> held) {
        String lines =
                held.stream()
                        .limit(HALTS_SHOWN_MAX)
                        .map(halt -> halt.id() + " " + Word.of(halt.level()) + ", " + halt.reason())
                        .collect(Collectors.joining("\n"));
        int more = held.size() - HALTS_SHOWN_MAX;
        return more > 0 ? lines + "\n…and " + more + " more" : lines;
    }

    private static String positions(Transaction transaction) {
        ListingPage page =
                new ListingReader(transaction)
                        .page(
                                PortfolioListing.POSITIONS_OPEN,
                                Map.of("open", "true"),
                                null,
                                POSITIONS_MAX);
        if (page.rows().isEmpty()) {
            return "Nothing is held.";
        }
        // Portfolio, instrument, quantity and cost are the first columns, the asset the sixth.
        String lines =
                page.rows().stream()
                        .map(row ->
                                row[0] + ": " + row[2] + " " + row[1] + ", cost " + row[3] + " "
                                        + row[5])
                        .collect(Collectors.joining("\n"));
        return page.next() == null ? lines : lines + "\n…and more";
    }

    private static void note(
            Transaction transaction, AlertChannel channel, ChatUpdate update, Done done, long now) {
        String name = "telegram " + channel.name();
        new Actor(
                        null,
                        name.length() <= ACTOR_CHARACTERS_MAX
                                ? name
                                : name.substring(0, ACTOR_CHARACTERS_MAX),
                        "chat " + update.chatId(),
                        "telegram user " + update.user())
                .note(
                        transaction,
                        "chat.command",
                        "chat",
                        Long.toString(update.chatId()),
                        null,
                        (update.word() + " " + shown(update)).strip()
                                + (done.changesTrading() ? ": " + done.reply() : ""),
                        now);
    }

    /** A code is used up by then, but need not stand anywhere. */
    private static String shown(ChatUpdate update) {
        return update.word().equals("/confirm") ? "" : update.argument();
    }
}
