package dev.tradekeep.app.cli.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.listing.Column;
import dev.tradekeep.store.listing.ColumnKind;
import dev.tradekeep.store.listing.ListingPage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PageTableTest {
    private static final List<String[]> ROWS =
            List.of(
                    new String[] {"1", "a name that is rather long to read", "", "12.5"},
                    new String[] {"22", "short", "bell\u0007", "-3"});

    private static final ListingPage PAGE =
            new ListingPage(
                    List.of(
                            new Column("id", ColumnKind.INTEGER),
                            new Column("name", ColumnKind.TEXT),
                            new Column("note", ColumnKind.TEXT),
                            new Column("amount", ColumnKind.DECIMAL)),
                    ROWS,
                    null);

    @Test
    void printsWholeRowsWhereTheWidthIsNotKnown() {
        assertThat(text(PageTable.WIDE))
                .isEqualTo(
                        """
                        id  name                                note   amount
                         1  a name that is rather long to read           12.5
                        22  short                               bell       -3
                        """);
    }

    @Test
    void cutsTheLongestTextToFitTheTerminal() {
        assertThat(text(40))
                .isEqualTo(
                        """
                        id  name                   note   amount
                         1  a name that is rathe…           12.5
                        22  short                  bell       -3
                        """);
    }

    @Test
    void leavesLastColumnsOutWhereNothingIsLeftToCut() {
        assertThat(text(20)).isEqualTo("id  name\n 1  a name that…\n22  short\n");
        assertThat(PageTable.of(PAGE, 20).leftOut()).containsExactly("note", "amount");
    }

    private static String text(int width) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        PageTable table = PageTable.of(PAGE, width);
        table.printHeader(out);
        table.printRows(PAGE, out);
        return text.toString();
    }
}
