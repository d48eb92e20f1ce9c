package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.access.FirstAdministrator;
import dev.tradekeep.app.http.access.InstallToken;
import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Inquiry;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.app.upkeep.BooksMaintenance;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceCause;
import java.time.InstantSource;
import java.util.List;

/**
 * The set-up of a new database. The administrator is made last, in the transaction that completes
 * the set-up: one that was cut off before is done again from the start, and each part of it may be.
 */
public final class InstallRoutes {
    private final StatusBoard board;
    private final Database database;
    private final InstallToken token;
    private final FirstAdministrator administrator;
    private final InstantSource clock;

    public InstallRoutes(
            StatusBoard board,
            Database database,
            InstallToken token,
            FirstAdministrator administrator,
            InstantSource clock) {
        this.board = board;
        this.database = database;
        this.token = token;
        this.administrator = administrator;
        this.clock = clock;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.of(
                                Method.POST,
                                "/api/install/initialize",
                                "Checks schema and settings, optimizes, and adds the first"
                                        + " administrator. Needs the one-time token that the server"
                                        + " printed at its start.",
                                this::initialize)
                        .guardedBy(this::check)
                        .taking(
                                Shape.of(
                                        Field.required(
                                                "name",
                                                FieldKind.TEXT,
                                                "the name of the administrator"),
                                        Field.required("password", FieldKind.TEXT, "the password")))
                        .answering(InitializationReport.SHAPE));
    }

    /** Before the body is read. */
    private void check(Inquiry inquiry) {
        if (board.installed()) {
            throw completed();
        }
        token.require(inquiry);
    }

    private static TradekeepException completed() {
        return new TradekeepException(
                ErrorCode.CONFLICT, "The installation is complete already. Log in instead.");
    }

    private Reply initialize(Request request) {
        InitializationReport report = InitializationReport.of(database);
        report.requireSound();
        BooksMaintenance.of(database, clock, MaintenanceCause.COMMAND).optimize();
        String name = request.body().text("name");
        String hash = administrator.hash(request.body().text("password"), name);
        String address = request.head().address();
        database.write(
                Durability.FORCED,
                transaction -> {
                    complete(transaction, name, hash, address);
                    return null;
                });
        board.setInstalled();
        return Reply.object(report::writeJson);
    }

    private void complete(Transaction transaction, String name, String hash, String address) {
        if (administrator.exists(transaction)) {
            throw completed();
        }
        long at = Micros.now(clock);
        administrator.create(transaction, name, hash, at);
        new Actor(null, "installer", address, "install token")
                .note(transaction, "install.initialize", "user", name, null, "administrator", at);
    }
}
