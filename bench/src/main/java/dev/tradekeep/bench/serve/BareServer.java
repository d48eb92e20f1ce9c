package dev.tradekeep.bench.serve;

import io.javalin.Javalin;

/** The least that answers over HTTP with the library that ours stands on: one route. */
final class BareServer {
    private BareServer() {}

    /**
     * Serves until it is ended.
     *
     * @param args the port
     */
    public static void main(String[] args) {
        Javalin server =
                Javalin.create(config ->
                        config.routes.get(LaunchedServer.STATUS, context -> context.result("{}")));
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        server.start("127.0.0.1", Integer.parseInt(args[0]));
    }
}
