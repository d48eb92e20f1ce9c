package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Requests;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.model.error.Nearest;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.settings.SettingValue;
import dev.tradekeep.store.settings.SettingsRepository;
import dev.tradekeep.store.settings.SystemSetting;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.TokenScope;
import dev.tradekeep.store.users.UserRole;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Settings of the running system. */
final class SettingRoutes {
    private static final Shape SETTING =
            Shape.of(
                    Field.required("name", FieldKind.TEXT, "of the setting"),
                    Field.required("value", FieldKind.INTEGER, "as it is now"),
                    Field.required("unit", FieldKind.TEXT, "what it counts"),
                    Field.required("default", FieldKind.INTEGER, "while nobody has set one"),
                    Field.required("min", FieldKind.INTEGER, "the smallest value"),
                    Field.required("max", FieldKind.INTEGER, "the largest value"),
                    Field.required("meaning", FieldKind.TEXT, "what it does"),
                    Field.optional("changedAt", FieldKind.TIME, "when it was set"));

    private final Reads reads;
    private final Changes changes;

    SettingRoutes(Reads reads, Changes changes) {
        this.reads = reads;
        this.changes = changes;
    }

    List<Route> routes() {
        return List.of(
                Route.of(Method.GET, "/api/v1/settings", "Lists every setting.", this::list)
                        .forRole(UserRole.VIEWER)
                        .answering(
                                Shape.of(
                                        Field.required(
                                                "items", FieldKind.OBJECTS, "the settings"))),
                Route.of(Method.PUT, "/api/v1/settings/{name}", "Sets a setting.", this::set)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(
                                Shape.of(
                                        Field.required(
                                                "value", FieldKind.INTEGER, "within its bounds")))
                        .answering(SETTING),
                Route.of(
                                Method.DELETE,
                                "/api/v1/settings/{name}",
                                "Gives a setting its default again.",
                                this::reset)
                        .forScope(TokenScope.CONFIGURE)
                        .answering(SETTING));
    }

    private Reply list(Request request) {
        List<SettingValue> settings =
                reads.read(transaction -> new SettingsRepository(transaction).list());
        return Reply.object(json -> {
            json.writeArrayPropertyStart("items");
            for (SettingValue setting : settings) {
                json.writeStartObject();
                write(json, setting);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private Reply set(Request request) {
        SystemSetting setting = setting(request.part("name"));
        long value = request.body().integer("value");
        return changed(
                request,
                setting,
                (settings, at) -> settings.set(setting, value, request.caller().userId(), at));
    }

    private Reply reset(Request request) {
        SystemSetting setting = setting(request.part("name"));
        return changed(
                request,
                setting,
                (settings, at) -> settings.reset(setting, request.caller().userId(), at));
    }

    @FunctionalInterface
    private interface Change {
        void make(SettingsRepository settings, long at);
    }

    private record Changed(SettingValue before, SettingValue after) {}

    private Reply changed(Request request, SystemSetting setting, Change change) {
        Changed changed =
                changes.make(
                        request,
                        (transaction, at) -> {
                            SettingsRepository settings = new SettingsRepository(transaction);
                            SettingValue before = settings.read(setting);
                            change.make(settings, at);
                            return new Changed(before, settings.read(setting));
                        },
                        done ->
                                new Changes.Change(
                                        "setting.set",
                                        "setting",
                                        setting.settingName(),
                                        Long.toString(done.before().value()),
                                        Long.toString(done.after().value())));
        return Reply.object(json -> write(json, changed.after()));
    }

    private static SystemSetting setting(String name) {
        List<String> names =
                Arrays.stream(SystemSetting.values()).map(SystemSetting::settingName).toList();
        return SystemSetting.named(name)
                .orElseThrow(() ->
                        Requests.notFound(
                                "setting",
                                Nearest.to(name, names)
                                        .map(near -> name + " (did you mean " + near + "?)")
                                        .orElse(name)));
    }

    private static void write(JsonGenerator json, SettingValue value) {
        SystemSetting setting = value.setting();
        json.writeStringProperty("name", setting.settingName());
        json.writeNumberProperty("value", value.value());
        json.writeStringProperty("unit", Word.of(setting.unit()));
        json.writeNumberProperty("default", setting.standard());
        json.writeNumberProperty("min", setting.unit().min());
        json.writeNumberProperty("max", setting.unit().max());
        json.writeStringProperty("meaning", setting.meaning());
        value.change()
                .ifPresent(
                        change -> json.writeStringProperty("changedAt", Micros.toIso(change.at())));
    }
}
