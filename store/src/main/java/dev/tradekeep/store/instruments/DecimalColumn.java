package dev.tradekeep.store.instruments;

import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Row;

/**
 * A number with a scale of its own, which takes two columns.
 *
 * @param units the column of its units
 * @param scale the column of its scale
 */
record DecimalColumn(String units, String scale) {
    /** The columns {@code name} and {@code name_scale}. */
    static DecimalColumn of(String name) {
        return new DecimalColumn(name, (name + "_scale").intern());
    }

    void set(Parameters p, Decimal value) {
        p.set(units, value.units()).set(scale, value.scale());
    }

    Decimal get(Row row) {
        return new Decimal(row.getLong(units), row.getInt(scale));
    }
}
