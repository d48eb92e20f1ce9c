package dev.tradekeep.store.sqlite.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares two schemas, object by object. Spelling does not count: see {@link SchemaObject}. */
final class SchemaDiff {
    private SchemaDiff() {}

    /** What turns one into the other, by type and name; empty when they are equal. */
    static List<SchemaChange> between(List<SchemaObject> before, List<SchemaObject> after) {
        Map<String, SchemaObject> old = byName(before);
        Map<String, SchemaObject> fresh = byName(after);
        Map<String, SchemaObject> all = new TreeMap<>(old);
        all.putAll(fresh);
        List<SchemaChange> changes = new ArrayList<>();
        all.forEach((key, object) -> {
            SchemaObject one = old.get(key);
            SchemaObject other = fresh.get(key);
            if (one == null || other == null || !one.canonical().equals(other.canonical())) {
                changes.add(
                        new SchemaChange(
                                object.type(),
                                object.name(),
                                one == null ? "" : one.sql(),
                                other == null ? "" : other.sql()));
            }
        });
        return changes;
    }

    private static Map<String, SchemaObject> byName(List<SchemaObject> objects) {
        Map<String, SchemaObject> byName = new TreeMap<>();
        objects.forEach(object -> byName.put(object.type() + " " + object.name(), object));
        return byName;
    }
}
