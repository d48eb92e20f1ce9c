package dev.tradekeep.app.audit;

import dev.tradekeep.store.sqlite.audit.AuditRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One fault, and what an audit is to say of it.
 *
 * @param id of the check that is to find it
 * @param foreign whether it is planted into another program's database
 * @param named what a finding must hold: a row, a table, a number
 * @param also ids of other checks that must find the same fault in their way
 * @param plant makes the fault in a sound file
 * @param request how the audit is asked
 */
record PlantedFault(
        String id,
        boolean foreign,
        List<String> named,
        Set<String> also,
        Planter plant,
        UnaryOperator<AuditRequest> request) {
    /** Makes a fault in a closed file. */
    @FunctionalInterface
    interface Planter {
        void in(Path file) throws IOException;
    }

    static PlantedFault inOurs(String id, Planter plant, String... named) {
        return new PlantedFault(
                id, false, List.of(named), Set.of(), plant, UnaryOperator.identity());
    }

    /** In another program's database. */
    static PlantedFault elsewhere(String id, Planter plant, String... named) {
        return new PlantedFault(
                id, true, List.of(named), Set.of(), plant, UnaryOperator.identity());
    }

    /** In what surrounds the file. */
    static PlantedFault around(String id, UnaryOperator<AuditRequest> request, String... named) {
        return new PlantedFault(id, false, List.of(named), Set.of(), _ -> {}, request);
    }

    PlantedFault also(String... ids) {
        return new PlantedFault(id, foreign, named, Set.of(ids), plant, request);
    }

    PlantedFault asking(UnaryOperator<AuditRequest> other) {
        return new PlantedFault(id, foreign, named, also, plant, other);
    }

    @Override
    public String toString() {
        return id + named;
    }
}
