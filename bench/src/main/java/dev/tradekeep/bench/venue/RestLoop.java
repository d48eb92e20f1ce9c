package dev.tradekeep.bench.venue;

import dev.tradekeep.bench.process.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Clients of the local exchange, each with an account and a connection of its own, and what their
 * requests cost the exchange: seconds of its processor.
 */
final class RestLoop implements AutoCloseable {
    private static final int CLIENTS = 4;
    private static final double NANOS_PER_SECOND = 1e9;

    /** The exchange allows an account 200 resting orders in a market. */
    private static final int RESTING_MAX = 100;

    /** Far below the market, so that it rests. */
    private static final String TERMS =
            "symbol="
                    + ExchangeProcess.SYMBOL
                    + "&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.001&price="
                    + ExchangeProcess.PRICE * 9 / 10;

    private final Worker exchange;
    private final List<RestClient> clients = new ArrayList<>();

    /**
     * Starts an exchange.
     *
     * @param folder where it runs
     */
    RestLoop(Path folder) throws IOException {
        exchange = ExchangeProcess.start(folder, CLIENTS, 1);
        int port = Integer.parseInt(exchange.answer("port"));
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new RestClient(ExchangeProcess.KEY + i, port));
        }
    }

    /** Sends orders, and returns how many the exchange takes in a second of its processor. */
    double orders(int count) {
        return rate(count, RestLoop::order);
    }

    private static void order(RestClient client, int number) throws IOException {
        client.signed("POST", "/api/v3/order", TERMS);
        if (number % RESTING_MAX == 0) {
            client.signed("DELETE", "/api/v3/openOrders", "symbol=" + ExchangeProcess.SYMBOL);
        }
    }

    /** The same of requests that ask for nothing: what HTTP takes. */
    double pings(int count) {
        return rate(count, (client, _) -> client.send("GET", "/api/v3/ping", ""));
    }

    /** What a client does again and again. */
    @FunctionalInterface
    private interface Act {
        void run(RestClient client, int number) throws IOException;
    }

    private double rate(int count, Act act) {
        int each = count / CLIENTS;
        long before = cpu();
        CompletableFuture<?>[] running =
                clients.stream()
                        .map(client -> repeat(client, each, act))
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(running).join();
        return each * CLIENTS * NANOS_PER_SECOND / (cpu() - before);
    }

    private static CompletableFuture<?> repeat(RestClient client, int times, Act act) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        for (int i = 1; i <= times; i++) {
                            act.run(client, i);
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> Thread.ofPlatform().name("client").start(task));
    }

    private long cpu() {
        return Long.parseLong(exchange.ask("cpu"));
    }

    @Override
    public void close() throws IOException {
        for (RestClient client : clients) {
            client.close();
        }
        exchange.close();
    }
}
