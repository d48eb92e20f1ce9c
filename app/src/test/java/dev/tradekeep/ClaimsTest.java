package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every rate, ratio and measured duration of the documentation is in a section that names the
 * command which shows it.
 */
final class ClaimsTest {
    private static final String NUMBER = "\\d[\\d,.]*";
    private static final Pattern CLAIM =
            Pattern.compile(
                    String.join(
                            "|",
                            NUMBER + "( million)?( [a-z-]+)?/s\\b",
                            NUMBER + " [a-z ]{0,30}(a|per|each) second\\b",
                            NUMBER + " ?×",
                            NUMBER + " times (as|faster|slower|more|less)\\b",
                            "\\b(takes?|took|costs?|needs?|needed|lasts?|lasted|starts in|answers in)\\b"
                                    + "[^.;|]{0,50}?"
                                    + NUMBER
                                    + " ?(ms|µs|ns|s|seconds|minutes)\\b"));
    private static final Pattern COMMAND = Pattern.compile("\\./tradekeep (bench|test)\\b");
    private static final Pattern HEADING = Pattern.compile("(?m)^(?=#+ )");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```console.*?^```$");

    /** A limit or a default is set, not measured. */
    private static final Pattern SETTING =
            Pattern.compile(
                    "\\b(settings?|limits?|at most|default|longer than|within)\\b|--\\w+|TRADEKEEP_");

    @Test
    void everyNumberOfSpeedNamesTheCommandThatShowsIt() throws IOException {
        List<String> bare = new ArrayList<>();
        for (Path page : Documents.all()) {
            for (String claim : bareClaims(Files.readString(page))) {
                bare.add(Documents.name(page) + ": " + claim);
            }
        }
        assertThat(bare).isEmpty();
    }

    @Test
    void claimWithoutACommandIsFound() {
        assertThat(bareClaims("# A\nIt writes 80,000 orders/s.\n# B\n`./tradekeep bench write`\n"))
                .containsExactly("It writes 80,000 orders/s.");
        assertThat(bareClaims("# A\nReads are 5.5 × as fast.\n")).hasSize(1);
        assertThat(bareClaims("# A\nReads are 50 times as fast.\n")).hasSize(1);
        assertThat(bareClaims("# A\nA start took 0.8 s.\n")).hasSize(1);
        assertThat(bareClaims("# A\nIt takes 20,000 orders a second.\n")).hasSize(1);
    }

    @Test
    void claimWithACommandAndSettingsAreFine() {
        assertThat(bareClaims("# A\n`./tradekeep bench write`: 80,000 orders/s.\n")).isEmpty();
        assertThat(bareClaims("# A\nA read takes at most 5 s, a setting.\n")).isEmpty();
    }

    private static List<String> bareClaims(String page) {
        return HEADING.splitAsStream(FENCED.matcher(page).replaceAll(""))
                .filter(section -> !COMMAND.matcher(section).find())
                .flatMap(String::lines)
                .filter(line -> CLAIM.matcher(line).find())
                .filter(line -> !SETTING.matcher(line).find())
                .toList();
    }
}
